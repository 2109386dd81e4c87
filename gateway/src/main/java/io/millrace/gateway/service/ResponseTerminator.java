package io.millrace.gateway.service;

import io.millrace.gateway.access.CallerWatch;
import io.millrace.gateway.keys.Role;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.gateway.route.RouteRule;
import io.millrace.web.ClientConnection;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Ends answers before their time: streams when the gateway stops, and whatever is read when its
 * caller is let in no longer. A stream ends in order; any other answer is cut off, because half of
 * it must not look like the whole. Sending is left alone: it is over in seconds, and its receipt is
 * worth more than its end.
 */
final class ResponseTerminator {
  /** For a client that does not read: what it has left lying goes with its connection then. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final StreamShutdown gatewayStops;
  private final CallerWatch callers;

  ResponseTerminator(StreamShutdown gatewayStops, CallerWatch callers) {
    this.gatewayStops = gatewayStops;
    this.callers = callers;
  }

  Mono<Void> limit(Mono<Void> answer, ServerWebExchange exchange, RouteRule rule) {
    if (rule.stream()) {
      return gatewayStops.limit(answer.takeUntilOther(goneFromStream(exchange)));
    }
    return rule.roles().equals(Set.of(Role.WRITE))
        ? answer
        : answer.takeUntilOther(
            callers
                .gone(exchange)
                .then(Mono.error(() -> GatewayProblem.BAD_KEY.because("not any more"))));
  }

  private Mono<Void> goneFromStream(ServerWebExchange exchange) {
    return callers
        .gone(exchange)
        .doOnSuccess(_ -> ClientConnection.of(exchange.getRequest()).endWithin(GRACE));
  }
}
