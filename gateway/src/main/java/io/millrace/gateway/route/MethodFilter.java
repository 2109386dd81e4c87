package io.millrace.gateway.route;

import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets one method per path pass, so that a wrong one is told from a wrong path. */
final class MethodFilter implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    return Stage.METHOD.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    HttpMethod allowed = RouteRule.of(exchange).method();
    HttpMethod given = exchange.getRequest().getMethod();
    return given.equals(allowed)
        ? chain.filter(exchange)
        : Mono.error(new MethodNotAllowedException(given, Set.of(allowed)));
  }
}
