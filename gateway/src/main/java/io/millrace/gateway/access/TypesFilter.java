package io.millrace.gateway.access;

import io.millrace.gateway.route.FilterOrder;
import io.millrace.keys.PublicUse;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** States the event types that a public key may send, for the service, which checks them. */
final class TypesFilter implements GlobalFilter, Ordered {
  /** Clients cannot set this field, because {@code ClientHeadersFilter} removes it. */
  private static final String HEADER = "X-Millrace-Types";

  @Override
  public int getOrder() {
    return FilterOrder.TYPES.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(
        Caller.of(exchange).publicUse().map(use -> stating(exchange, use)).orElse(exchange));
  }

  private static ServerWebExchange stating(ServerWebExchange exchange, PublicUse use) {
    String types = String.join(" ", use.types());
    return exchange.mutate().request(request -> request.header(HEADER, types)).build();
  }
}
