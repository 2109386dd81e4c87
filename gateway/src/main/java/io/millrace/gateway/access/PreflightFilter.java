package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.gateway.route.PublicRoutes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers the preflight requests of browsers on the routes for public keys. A preflight request
 * carries no key. It is counted like any request without a key.
 */
final class PreflightFilter implements WebFilter, Ordered {
  /** So long a browser does not ask again, in seconds. */
  private static final String MAX_AGE = "600";

  private static final String METHODS = "GET, POST";
  private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_.,\\t -]{1,500}");

  private final PublicRoutes routes;

  PreflightFilter(PublicRoutes routes) {
    this.routes = routes;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 25;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!CorsUtils.isPreFlightRequest(request) || !routes.match(request)) {
      return chain.filter(exchange);
    }
    HttpHeaders answer = exchange.getResponse().getHeaders();
    if (answer.getFirst(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN) == null) {
      return Mono.error(
          GatewayProblem.CROSS_SITE.because("no public key lists the origin of this page"));
    }
    answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    answer.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE);
    Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS))
        .filter(names -> HEADER_NAMES.matcher(names).matches())
        .ifPresent(names -> answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, names));
    exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
    return exchange.getResponse().setComplete();
  }
}
