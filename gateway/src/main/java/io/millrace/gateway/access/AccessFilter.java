package io.millrace.gateway.access;

import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Checks that the caller has a role that the route requires. */
final class AccessFilter implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    return FilterOrder.ACCESS.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return Mono.defer(
        () -> {
          AccessProblems.require(exchange, RouteRule.of(exchange).roles());
          return chain.filter(exchange);
        });
  }
}
