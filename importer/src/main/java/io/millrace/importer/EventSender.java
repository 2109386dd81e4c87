package io.millrace.importer;

import io.millrace.events.Domain;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends events through the gateway in batches by domain, with several requests at a time. One
 * thread may use it; any thread may call {@link #counts}.
 */
public final class EventSender implements AutoCloseable {
  private final HttpGateway gateway;
  private final SendSettings settings;
  private final LineOutcomes outcomes;
  private final Map<Domain, DomainBatcher> batchers = new EnumMap<>(Domain.class);
  private final Semaphore room;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Optional<SendException>> failure =
      new AtomicReference<>(Optional.empty());

  /**
   * Creates a sender with its own connections.
   *
   * @param refusals receives every line that is refused for good, from several threads
   */
  public EventSender(Target target, SendSettings settings, Consumer<RejectedLine> refusals) {
    this.gateway = new HttpGateway(target, settings.gzip());
    this.settings = settings;
    this.outcomes = new LineOutcomes(refusals);
    this.room = new Semaphore(settings.inFlight());
  }

  /**
   * Adds an event. Waits while too many requests are in flight.
   *
   * @throws SendException when the import cannot continue
   */
  public void send(Line line) throws InterruptedException {
    outcomes.read();
    DomainBatcher batcher =
        batchers.computeIfAbsent(line.domain(), d -> new DomainBatcher(d, settings.batch()));
    for (EventBatch full : batcher.add(line)) {
      dispatch(full);
    }
  }

  /** Counts a line that is not an event. */
  public void bad(SourceLine origin, String detail) {
    outcomes.bad(origin, detail);
  }

  /**
   * Sends the batches that are not full.
   *
   * @throws SendException when the import cannot continue
   */
  public void flush() throws InterruptedException {
    for (DomainBatcher batcher : batchers.values()) {
      for (EventBatch rest : batcher.drain()) {
        dispatch(rest);
      }
    }
  }

  /**
   * Sends the remaining events and waits for all responses.
   *
   * @throws SendException when the import cannot continue
   */
  public void finish() throws InterruptedException {
    flush();
    room.acquire(settings.inFlight());
    room.release(settings.inFlight());
    throwFailure();
  }

  /** Returns the counts so far. An event in flight is counted only in {@code read}. */
  public Counts counts() {
    return outcomes.counts();
  }

  /** Returns the reason for the current retry, while a request is retried. */
  public Optional<String> waiting() {
    return outcomes.waiting();
  }

  /** Cancels the requests in flight. Call {@link #finish} before to wait for them. */
  @Override
  public void close() {
    requests.shutdownNow();
    requests.close();
    gateway.close();
  }

  private void dispatch(EventBatch batch) throws InterruptedException {
    room.acquire();
    if (failure.get().isPresent()) {
      room.release();
      outcomes.unavailable(batch.size());
      throwFailure();
    }
    requests.execute(() -> deliver(batch));
  }

  private void deliver(EventBatch batch) {
    try {
      new Delivery(gateway, outcomes, Thread::sleep, Clock.systemUTC(), settings.retryFor())
          .deliver(batch);
    } catch (SendException e) {
      failure.set(Optional.of(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }

  private void throwFailure() {
    failure
        .get()
        .ifPresent(
            e -> {
              throw e;
            });
  }
}
