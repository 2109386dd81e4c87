package io.millrace.gateway.service;

import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits how many answers of a service are under way, and how long one may take to its last byte;
 * an answer that has begun can only be cut off then.
 */
final class BulkheadFilter implements GlobalFilter, Ordered {
  private final ServiceResilience guards;
  private final Duration answer;
  private final ResponseTerminator end;

  BulkheadFilter(ServiceResilience guards, Duration answer, ResponseTerminator end) {
    this.guards = guards;
    this.answer = answer;
    this.end = end;
  }

  @Override
  public int getOrder() {
    return FilterOrder.ROOM.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    RouteRule rule = RouteRule.of(exchange);
    Mono<Void> whole = end.limit(chain.filter(exchange), exchange, rule);
    return guards.of(rule).room(rule.stream() ? whole : whole.timeout(answer));
  }
}
