package io.millrace.gateway.access;

import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notices that a caller loses access while a response is being sent. This happens when the key is
 * revoked or the session ends. One timer checks all callers every 250 ms.
 */
public final class CallerWatch {
  private static final Duration EVERY = Duration.ofMillis(250);

  private final Sessions sessions;
  private final Flux<Long> ticks = Flux.interval(EVERY).onBackpressureDrop().share();

  CallerWatch(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Completes when the caller of that request has lost access. It may never complete. */
  public Mono<Void> gone(ServerWebExchange exchange) {
    Caller caller = Caller.of(exchange);
    return ticks.filter(_ -> !sessions.isValid(caller)).next().then();
  }
}
