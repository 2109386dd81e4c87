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
 * Limits the concurrent responses of a service, and the time of a response up to its last byte. A
 * stream has no time limit. A response that has begun is cut off at the time limit.
 */
final class BulkheadFilter implements GlobalFilter, Ordered {
  private final ServiceResilience resilience;
  private final Duration answer;
  private final ResponseTerminator end;

  BulkheadFilter(ServiceResilience resilience, Duration answer, ResponseTerminator end) {
    this.resilience = resilience;
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
    return resilience.of(rule).withBulkhead(rule.stream() ? whole : whole.timeout(answer));
  }
}
