package io.millrace.gateway.route;

import io.millrace.web.BrowserHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Removes request headers that only trusted proxies and Millrace itself may set, and sets the
 * security headers of the response. Data may load nothing in a browser. Pages may load resources
 * from their own origin only.
 */
final class ClientHeadersFilter implements WebFilter, Ordered {
  private static final List<String> UNTRUSTED =
      List.of("forwarded", "x-forwarded-", "x-millrace-", "x-real-ip");
  private static final String DATA = "/v1/";
  private static final String POLICY_OF_PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors ";

  private final Duration hsts;
  private final FrameAncestors ancestors;

  /**
   * Creates a filter.
   *
   * @param hsts how long browsers must use TLS for this host; zero sends no {@code
   *     Strict-Transport-Security}
   * @param ancestors the pages that may show the dashboard in a frame
   */
  ClientHeadersFilter(Duration hsts, FrameAncestors ancestors) {
    this.hsts = hsts;
    this.ancestors = ancestors;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean data = exchange.getRequest().getPath().value().startsWith(DATA);
    if (hsts.isPositive()) {
      exchange
          .getResponse()
          .getHeaders()
          .set("Strict-Transport-Security", "max-age=" + hsts.toSeconds());
    }
    exchange.getResponse().getHeaders().setAll(BrowserHeaders.COMMON);
    exchange
        .getResponse()
        .getHeaders()
        .set(
            BrowserHeaders.POLICY,
            data ? BrowserHeaders.POLICY_OF_DATA : POLICY_OF_PAGES + ancestors.policy());
    if (!data && ancestors.isAny()) {
      // The field can only refuse all frames. Browsers that know the policy need no field.
      exchange.getResponse().getHeaders().remove(FrameAncestors.OLD_FIELD);
    }
    return chain.filter(
        exchange.mutate().request(request -> request.headers(this::removeUntrusted)).build());
  }

  private void removeUntrusted(HttpHeaders headers) {
    List<String> names = headers.headerNames().stream().filter(this::isUntrusted).toList();
    names.forEach(headers::remove);
  }

  private boolean isUntrusted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return UNTRUSTED.stream().anyMatch(lower::startsWith);
  }
}
