package io.millrace.gateway.service;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Calls a service under its guard. The answer's body is written later, untouched. */
final class CallFilter implements GlobalFilter, Ordered {
  private final ServiceResilience guards;

  CallFilter(ServiceResilience guards) {
    this.guards = guards;
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
    return guards.of(RouteRule.of(exchange)).call(head, Caller.identity(exchange));
  }
}
