package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.keys.PublicUse;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The origin of the page that caused a request. A page cannot forge it. Every other program can, so
 * the list of origins keeps foreign pages from using a public key, and not more.
 */
final class Origins {
  private Origins() {}

  /**
   * The origin: the header {@code Origin}, else the origin of {@code Referer}, because browsers
   * load images without {@code Origin}; else {@value PublicUse#NO_ORIGIN}.
   */
  static String of(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    return Optional.ofNullable(headers.getFirst(HttpHeaders.ORIGIN))
        .or(
            () ->
                Optional.ofNullable(headers.getFirst(HttpHeaders.REFERER)).map(Origins::ofAddress))
        .map(origin -> origin.toLowerCase(Locale.ROOT))
        .orElse(PublicUse.NO_ORIGIN);
  }

  /** Ends the request with a problem when it comes from an origin that the key does not list. */
  static void require(PublicUse use, ServerHttpRequest request) {
    if (!use.origins().contains(of(request))) {
      throw GatewayProblem.CROSS_SITE.because(
          "the key does not list the origin of this request; 'none' stands for no origin");
    }
  }

  private static String ofAddress(String referer) {
    try {
      URI address = URI.create(referer);
      return address.getScheme() + "://" + address.getRawAuthority();
    } catch (IllegalArgumentException _) {
      return "unreadable";
    }
  }
}
