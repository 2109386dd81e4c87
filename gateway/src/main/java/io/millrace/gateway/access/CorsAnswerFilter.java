package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.gateway.route.PublicRoutes;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets pages of other sites read the answers of the routes for public keys. Only origins that an
 * active public key lists get these headers. It runs before the filters that may end the request
 * with a problem, so that a page can read the problem.
 */
final class CorsAnswerFilter implements WebFilter, Ordered {
  private final ApiKeyIndex keys;
  private final PublicRoutes routes;

  CorsAnswerFilter(ApiKeyIndex keys, PublicRoutes routes) {
    this.keys = keys;
    this.routes = routes;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 7;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (routes.match(request)) {
      HttpHeaders answer = exchange.getResponse().getHeaders();
      answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
      Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.ORIGIN))
          .filter(origin -> keys.isPublicOrigin(origin.toLowerCase(Locale.ROOT)))
          .ifPresent(origin -> allow(origin, answer));
    }
    return chain.filter(exchange);
  }

  /**
   * Some clients send their requests with credentials, and their browsers hide an answer without
   * the second header. The cookie of a session counts for nothing here.
   */
  private static void allow(String origin, HttpHeaders answer) {
    answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    answer.set("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
