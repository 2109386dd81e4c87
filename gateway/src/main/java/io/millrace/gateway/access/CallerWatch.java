package io.millrace.gateway.access;

import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notices while an answer is under way that its caller is let in no longer: the key was revoked, or
 * the session has ended. One clock for all of them.
 */
public final class CallerWatch {
  private static final Duration EVERY = Duration.ofMillis(250);

  private final Sessions sessions;
  private final Flux<Long> ticks = Flux.interval(EVERY).onBackpressureDrop().share();

  CallerWatch(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Completes when the caller of that request is let in no longer; may never do. */
  public Mono<Void> gone(ServerWebExchange exchange) {
    Caller caller = Caller.of(exchange);
    return ticks.filter(_ -> !sessions.stillLetsIn(caller)).next().then();
  }
}
