package io.millrace.gateway.service;

import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ends streams when the gateway stops. It runs in the default phase, before the server waits for
 * its last requests. Otherwise the server would wait for streams that never end.
 */
final class StreamShutdown implements SmartLifecycle {
  private final Sinks.Empty<Void> end = Sinks.empty();
  private volatile boolean running;

  Mono<Void> limit(Mono<Void> stream) {
    return stream.takeUntilOther(end.asMono());
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    end.tryEmitEmpty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
