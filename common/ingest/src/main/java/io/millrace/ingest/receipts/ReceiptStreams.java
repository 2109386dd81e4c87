package io.millrace.ingest.receipts;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Opens streams of event outcomes for a bounded number of clients. The streams end when the service
 * stops, before the HTTP server waits for its last requests.
 */
public final class ReceiptStreams implements SmartLifecycle {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final ReceiptLog log;
  private final int maxClients;
  private final AtomicInteger clients = new AtomicInteger();
  private final Sinks.Empty<Void> end = Sinks.empty();
  private volatile boolean running;

  /** Creates streams for at most {@code maxClients} clients at a time. */
  public ReceiptStreams(ReceiptLog log, int maxClients) {
    this.log = log;
    this.maxClients = maxClients;
  }

  /**
   * Opens a stream. It polls the log every 500 ms, and skips polls while its client has not taken
   * the earlier events.
   *
   * @param last the number of latest outcomes that the stream starts with
   * @param full supplies the error that ends the stream when there are too many clients
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

  /** The number of open streams. */
  public int clients() {
    return clients.get();
  }

  private Flux<ServerSentEvent<Object>> watch(int last) {
    ReceiptReader reader =
        new ReceiptReader(log, last, Math.toIntExact(HEARTBEAT.dividedBy(POLL_INTERVAL)));
    return Flux.interval(Duration.ZERO, POLL_INTERVAL)
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
