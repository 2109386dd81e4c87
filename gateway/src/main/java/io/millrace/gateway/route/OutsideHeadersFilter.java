package io.millrace.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Forgets what the outside claims about proxies and about the inside, and tells browsers to trust
 * an answer with nothing.
 */
final class OutsideHeadersFilter implements WebFilter, Ordered {
  private static final List<String> UNTRUSTED =
      List.of("forwarded", "x-forwarded-", "x-millrace-", "x-real-ip");
  private static final Map<String, String> FOR_BROWSERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().getHeaders().setAll(FOR_BROWSERS);
    return chain.filter(
        exchange.mutate().request(request -> request.headers(this::forget)).build());
  }

  private void forget(HttpHeaders headers) {
    List<String> names = headers.headerNames().stream().filter(this::isUntrusted).toList();
    names.forEach(headers::remove);
  }

  private boolean isUntrusted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return UNTRUSTED.stream().anyMatch(lower::startsWith);
  }
}
