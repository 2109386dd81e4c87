package io.millrace.gateway.service;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Calls a service with its circuit breakers and its time limit. The body of the response is written
 * later, unchanged.
 */
final class CallFilter implements GlobalFilter, Ordered {
  private final ServiceResilience resilience;

  CallFilter(ServiceResilience resilience) {
    this.resilience = resilience;
  }

  @Override
  public int getOrder() {
    return FilterOrder.CALL.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Mono<ResponseOutcome> head =
        chain
            .filter(exchange)
            .then(Mono.fromSupplier(() -> ResponseOutcome.of(exchange.getResponse())));
    return resilience.of(RouteRule.of(exchange)).call(head, Caller.identity(exchange));
  }
}
