package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Detects requests that a page of another site caused. Browsers send the origin of a request, and a
 * page cannot forge it. A client that is not a browser sends no origin and is not refused.
 */
public final class SameOrigin {
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameOrigin() {}

  /** Ends the request with a problem when a page of another site caused it. */
  public static void require(ServerHttpRequest request) {
    if (isForeign(request.getHeaders())) {
      throw GatewayProblem.CROSS_SITE.because(
          "only pages of this same address may send this request");
    }
  }

  /** Whether the browser reports that a page of another site or another port caused the request. */
  static boolean isForeign(HttpHeaders headers) {
    boolean site =
        Optional.ofNullable(headers.getFirst(FETCH_SITE)).filter(s -> !OWN.contains(s)).isPresent();
    return site
        || headers.getOrEmpty(HttpHeaders.ORIGIN).stream().anyMatch(o -> !isOwn(o, headers));
  }

  /**
   * Compares host and port only. The scheme may differ, because a proxy in front of the gateway may
   * handle TLS.
   */
  private static boolean isOwn(String origin, HttpHeaders headers) {
    String host = Optional.ofNullable(headers.getFirst(HttpHeaders.HOST)).orElse("");
    return authority(origin).filter(host::equalsIgnoreCase).isPresent();
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
