package io.millrace.standalone.send;

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
 * Sends events through the gateway: sorted by domain, in batches, a few requests at a time. To be
 * used by one thread; {@link #counts} may be read by any.
 */
public final class EventSender implements AutoCloseable {
  private final HttpGateway gateway;
  private final SendSettings settings;
  private final LineOutcomes outcomes;
  private final Map<Domain, DomainBatcher> lanes = new EnumMap<>(Domain.class);
  private final Semaphore room;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Optional<SendException>> failure =
      new AtomicReference<>(Optional.empty());

  /**
   * A sender with its own connections.
   *
   * @param refusals gets every line that is refused for good, from several threads
   */
  public EventSender(Target target, SendSettings settings, Consumer<RejectedLine> refusals) {
    this.gateway = new HttpGateway(target, settings.gzip());
    this.settings = settings;
    this.outcomes = new LineOutcomes(refusals);
    this.room = new Semaphore(settings.inFlight());
  }

  /**
   * Takes an event; waits while too many requests are under way.
   *
   * @throws SendException when the import cannot go on
   */
  public void send(Line line) throws InterruptedException {
    outcomes.read();
    DomainBatcher lane =
        lanes.computeIfAbsent(line.domain(), d -> new DomainBatcher(d, settings.batch()));
    for (EventBatch full : lane.add(line)) {
      dispatch(full);
    }
  }

  /** Counts a line that is no event. */
  public void bad(SourceLine origin, String detail) {
    outcomes.bad(origin, detail);
  }

  /**
   * Sends what waits for company.
   *
   * @throws SendException when the import cannot go on
   */
  public void flush() throws InterruptedException {
    for (DomainBatcher lane : lanes.values()) {
      for (EventBatch rest : lane.drain()) {
        dispatch(rest);
      }
    }
  }

  /**
   * Sends what is left and returns when everything is decided.
   *
   * @throws SendException when the import cannot go on
   */
  public void finish() throws InterruptedException {
    flush();
    room.acquire(settings.inFlight());
    room.release(settings.inFlight());
    throwFailure();
  }

  /** Where the lines went so far; what is under way is in none but {@code read}. */
  public Counts counts() {
    return outcomes.counts();
  }

  /** Why nothing moves at the moment, while a request is tried again. */
  public Optional<String> waiting() {
    return outcomes.waiting();
  }

  /** Ends requests that are under way; call {@link #finish} before to wait for them. */
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
