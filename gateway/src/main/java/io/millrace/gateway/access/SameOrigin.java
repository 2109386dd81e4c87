package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Tells requests that our own pages make a browser send from those of other sites. Browsers say
 * where a request comes from, and pages cannot make them lie; what is no browser says nothing.
 */
public final class SameOrigin {
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameOrigin() {}

  /** Ends a request that a page of another site caused. */
  public static void require(ServerHttpRequest request) {
    if (isForeign(request.getHeaders())) {
      throw GatewayProblem.CROSS_SITE.because("only pages of this very address may do this");
    }
  }

  /** Whether the browser says that a page of another site, or of another port, caused this. */
  static boolean isForeign(HttpHeaders headers) {
    boolean site =
        Optional.ofNullable(headers.getFirst(FETCH_SITE)).filter(s -> !OWN.contains(s)).isPresent();
    return site
        || headers.getOrEmpty(HttpHeaders.ORIGIN).stream().anyMatch(o -> !isOwn(o, headers));
  }

  /** The scheme is left out: in front of the gateway there may be something that speaks TLS. */
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
