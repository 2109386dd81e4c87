package io.millrace.ingest.receipts;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Streams of what becomes of events, for a bounded number of clients. They end when the service is
 * told to stop, before its server waits for its last requests.
 */
public final class ReceiptStreams implements SmartLifecycle {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final ReceiptLog log;
  private final int maxClients;
  private final AtomicInteger clients = new AtomicInteger();
  private final Sinks.Empty<Void> end = Sinks.empty();
  private volatile boolean running;

  /** Streams for at most so many clients at a time. */
  public ReceiptStreams(ReceiptLog log, int maxClients) {
    this.log = log;
    this.maxClients = maxClients;
  }

  /**
   * A stream that looks into the log whenever its client has taken what it was sent.
   *
   * @param last how many of the latest outcomes it begins with
   * @param full what the stream ends in when there are too many clients
   */
  public Flux<ServerSentEvent<Object>> open(int last, Supplier<? extends Throwable> full) {
    return Flux.defer(
        () -> {
          if (clients.incrementAndGet() > maxClients) {
            clients.decrementAndGet();
            return Flux.error(full);
          }
          return watch(last).doFinally(_ -> clients.decrementAndGet());
        });
  }

  /** How many streams are open. */
  public int clients() {
    return clients.get();
  }

  private Flux<ServerSentEvent<Object>> watch(int last) {
    ReceiptReader reader = new ReceiptReader(log, last, Math.toIntExact(HEARTBEAT.dividedBy(LOOK)));
    return Flux.interval(Duration.ZERO, LOOK)
        .onBackpressureDrop()
        .concatMapIterable(_ -> reader.poll(), 1)
        .takeUntilOther(end.asMono());
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    end.tryEmitEmpty();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
