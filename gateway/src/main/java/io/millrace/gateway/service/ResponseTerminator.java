package io.millrace.gateway.service;

import io.millrace.gateway.access.CallerWatch;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.gateway.route.RouteRule;
import io.millrace.keys.Role;
import io.millrace.web.ClientConnection;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Ends responses early. It ends streams when the gateway stops, and streams and queries when their
 * caller loses access. A stream ends in order. Any other response is cut off, because half of a
 * response must not look like a whole one. Requests that send events are not ended: they take
 * seconds only, and the client needs the receipt.
 */
final class ResponseTerminator {
  /**
   * The time for a slow client to read the rest of an ended stream. After that, its connection is
   * closed and the unread rest is lost.
   */
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
