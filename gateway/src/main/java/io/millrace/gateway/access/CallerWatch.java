package io.millrace.gateway.access;

import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Notices that a caller loses access while a response is being sent. This happens when the key is
 * revoked or the session ends. One timer checks all callers every 250 ms. Safe for several threads.
 */
public final class CallerWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(250);

  private final Predicate<Caller> valid;

  // A shared Flux that stops without subscribers is not used: when the last request ends, it sends
  // an error to a request that begins at the same moment.
  private final Sinks.Many<Long> ticks = Sinks.many().multicast().directBestEffort();
  private final Disposable timer =
      Flux.interval(EVERY).onBackpressureDrop().subscribe(ticks::tryEmitNext);

  /**
   * Starts the timer.
   *
   * @param valid whether the caller still has access; it runs on the timer's thread
   */
  CallerWatch(Predicate<Caller> valid) {
    this.valid = valid;
  }

  /** Completes when the caller of that request has lost access. It may never complete. */
  public Mono<Void> gone(ServerWebExchange exchange) {
    Caller caller = Caller.of(exchange);
    return ticks.asFlux().filter(_ -> !valid.test(caller)).next().then();
  }

  @Override
  public void close() {
    timer.dispose();
  }
}
