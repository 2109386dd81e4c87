package io.millrace.importer;

import io.millrace.events.Domain;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
  private final CountDownLatch stop = new CountDownLatch(1);
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
   * Adds a record that is one event. Waits while too many requests are in flight.
   *
   * @throws SendException when the import cannot continue
   */
  public void send(Line line) throws InterruptedException {
    send(List.of(line));
  }

  /**
   * Adds the events of one record. Waits while too many requests are in flight.
   *
   * @throws SendException when the import cannot continue
   */
  public void send(List<Line> events) throws InterruptedException {
    outcomes.read();
    outcomes.events(events.size());
    List<EventBatch> full = new ArrayList<>();
    for (Line line : events) {
      full.addAll(
          batchers
              .computeIfAbsent(line.domain(), d -> new DomainBatcher(d, settings.batch()))
              .add(line));
    }
    dispatch(full);
  }

  /**
   * Counts a record that is not an event.
   *
   * @throws SendException when refused records cannot be stored
   */
  public void bad(SourceLine origin, String detail, Original original) {
    outcomes.read();
    outcomes.bad(origin, detail, original);
    throwFailure();
  }

  /** Counts a record that the mapping skips. */
  public void skipped(String reason) {
    outcomes.read();
    outcomes.skipped(reason);
  }

  /**
   * Sends the batches that are not full.
   *
   * @throws SendException when the import cannot continue
   */
  public void flush() throws InterruptedException {
    List<EventBatch> rest = new ArrayList<>();
    batchers.values().forEach(batcher -> rest.addAll(batcher.drain()));
    dispatch(rest);
  }

  /**
   * Sends the remaining events and waits for all responses. After a failure, requests are not
   * repeated, and what was not sent is counted as unavailable. So the counts are complete in any
   * case.
   *
   * @throws SendException when the import cannot continue
   */
  public void finish() throws InterruptedException {
    try {
      flush();
    } finally {
      room.acquire(settings.inFlight());
      room.release(settings.inFlight());
    }
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

  private void dispatch(List<EventBatch> batches) throws InterruptedException {
    for (EventBatch batch : batches) {
      room.acquire();
      if (failure().isPresent()) {
        room.release();
        outcomes.unavailable(batch.size());
      } else {
        requests.execute(() -> deliver(batch));
      }
    }
    throwFailure();
  }

  private void deliver(EventBatch batch) {
    try {
      new Delivery(gateway, outcomes, this::stopped, Clock.systemUTC(), settings.retryFor(), batch)
          .deliver();
    } catch (SendException e) {
      stop(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      outcomes.failure().ifPresent(this::stop);
      room.release();
    }
  }

  private boolean stopped(Duration wait) throws InterruptedException {
    return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stop(SendException reason) {
    failure.updateAndGet(first -> first.isPresent() ? first : Optional.of(reason));
    stop.countDown();
  }

  private Optional<SendException> failure() {
    outcomes.failure().ifPresent(this::stop);
    return failure.get();
  }

  private void throwFailure() {
    failure()
        .ifPresent(
            e -> {
              throw e;
            });
  }
}
