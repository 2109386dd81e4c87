package io.millrace.gateway.service;

import io.millrace.gateway.access.CallerWatch;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import io.millrace.keys.Role;
import io.millrace.web.ClientConnection;
import java.time.Duration;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits the concurrent responses of a service, and the time of a response up to its last byte. A
 * stream has no time limit. A response that has begun is cut off at the time limit.
 *
 * <p>It also ends streams when the gateway stops, and streams and queries when their caller loses
 * access. A stream ends in order. Any other response is cut off, because half of a response must
 * not look like a whole one. Requests that send events are not ended: they take seconds only, and
 * the client needs the receipt.
 */
final class BulkheadFilter implements GlobalFilter, Ordered {
  /**
   * The time for a slow client to read the rest of an ended stream. After that, its connection is
   * closed and the unread rest is lost.
   */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final ServiceResilience resilience;
  private final Duration answer;
  private final StreamShutdown gatewayStops;
  private final CallerWatch callers;

  BulkheadFilter(
      ServiceResilience resilience,
      Duration answer,
      StreamShutdown gatewayStops,
      CallerWatch callers) {
    this.resilience = resilience;
    this.answer = answer;
    this.gatewayStops = gatewayStops;
    this.callers = callers;
  }

  @Override
  public int getOrder() {
    return FilterOrder.ROOM.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    RouteRule rule = RouteRule.of(exchange);
    Mono<Void> whole = ended(chain.filter(exchange), exchange, rule);
    return resilience.of(rule).withBulkhead(rule.stream() ? whole : whole.timeout(answer));
  }

  private Mono<Void> ended(Mono<Void> response, ServerWebExchange exchange, RouteRule rule) {
    if (rule.stream()) {
      return gatewayStops.limit(response.takeUntilOther(goneFromStream(exchange)));
    }
    return rule.roles().equals(Set.of(Role.WRITE))
        ? response
        : response.takeUntilOther(
            callers
                .gone(exchange)
                .then(
                    Mono.error(
                        () ->
                            GatewayProblem.BAD_KEY.because(
                                "the key or the session is not valid any more"))));
  }

  private Mono<Void> goneFromStream(ServerWebExchange exchange) {
    return callers
        .gone(exchange)
        .doOnSuccess(_ -> ClientConnection.of(exchange.getRequest()).endWithin(GRACE));
  }
}
