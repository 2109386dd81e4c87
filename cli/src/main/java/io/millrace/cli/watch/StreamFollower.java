package io.millrace.cli.watch;

import io.millrace.cli.read.EventStream;
import io.millrace.cli.read.ReadException;
import io.millrace.cli.read.ReadException.Reason;
import io.millrace.cli.read.ServerEvent;
import io.millrace.cli.text.LagText;
import io.millrace.importer.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes the events of a stream to a view, and opens the stream again after each break. A thread of
 * its own reads the stream. So the view can be updated in time, and an interrupt ends everything.
 */
final class StreamFollower {
  private static final int WAITING = 1_000;
  private static final Duration BEAT = Duration.ofMillis(250);

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(WAITING);
  private final EventStream stream;
  private final InstantSource clock;
  private final Duration retryFor;
  private final Backoff backoff = new Backoff();

  /**
   * Creates a follower. {@link #run} opens the stream.
   *
   * @param retryFor maximum time for the first connection, and for each new connection after a
   *     break
   */
  StreamFollower(EventStream stream, InstantSource clock, Duration retryFor) {
    this.stream = stream;
    this.clock = clock;
    this.retryFor = retryFor;
  }

  private sealed interface Signal {
    record Opened() implements Signal {}

    record Came(ServerEvent event) implements Signal {}

    record Ended(Optional<ReadException> why) implements Signal {}
  }

  /**
   * Follows the stream until the view is abandoned.
   *
   * @throws ReadException when the request is refused, or the stream is away for too long
   * @throws InterruptedException when the thread is interrupted
   */
  void run(RowView view) throws InterruptedException {
    Instant connectedAt = clock.instant();
    while (!view.abandoned()) {
      view.connection(new Connection.Opening());
      Optional<Signal.Ended> ended = once(view);
      if (ended.isEmpty()) {
        return;
      }
      if (backoff.isFresh()) {
        connectedAt = clock.instant();
      }
      pause(view, retryReason(ended.get(), connectedAt));
    }
  }

  /** Reads one connection until it ends. Returns empty when the view is abandoned. */
  private Optional<Signal.Ended> once(RowView view) throws InterruptedException {
    signals.clear();
    Thread reader = Thread.ofVirtual().name("live").start(this::read);
    try {
      while (!view.abandoned()) {
        Signal signal = signals.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        if (signal instanceof Signal.Ended ended) {
          view.settle();
          return Optional.of(ended);
        }
        if (signal != null) {
          show(signal, view);
        }
        if (signals.isEmpty()) {
          view.settle();
        }
      }
      return Optional.empty();
    } finally {
      // The interrupt also closes the socket.
      reader.interrupt();
      reader.join();
    }
  }

  private void read() {
    try {
      stream.read(() -> put(new Signal.Opened()), event -> put(new Signal.Came(event)));
      put(new Signal.Ended(Optional.empty()));
    } catch (ReadException e) {
      put(new Signal.Ended(Optional.of(e)));
    }
  }

  private void put(Signal signal) {
    try {
      signals.put(signal);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(Signal signal, RowView view) {
    switch (signal) {
      case Signal.Opened _ -> {
        backoff.reset();
        view.connection(new Connection.Loading());
      }
      case Signal.Came(ServerEvent event) -> show(event, view);
      case Signal.Ended _ -> throw new IllegalStateException("an end is no news");
    }
  }

  private static void show(ServerEvent event, RowView view) {
    try {
      switch (event.name()) {
        case "summary" -> view.row(WatchedRow.parse(event.data()));
        case "ready" -> {
          view.ready(JsonMapper.shared().readTree(event.data()).path("asOf"));
          view.connection(new Connection.Live());
        }
        case "lag" ->
            view.behind(new LagText(JsonMapper.shared().readTree(event.data()).path("lag")));
        default -> {
          // A newer server may send kinds of events that this client does not know.
        }
      }
    } catch (JacksonException _) {
      throw ReadException.foreign();
    }
  }

  private ReadException retryReason(Signal.Ended ended, Instant connectedAt) {
    ReadException why = ended.why().orElseGet(ReadException::ended);
    boolean late = clock.instant().isAfter(connectedAt.plus(retryFor));
    if (why.reason() != Reason.UNREACHABLE || late) {
      throw why;
    }
    return why;
  }

  private void pause(RowView view, ReadException why) throws InterruptedException {
    Duration pause = backoff.after(why.retryAfter());
    view.connection(new Connection.Lost(String.valueOf(why.getMessage()), pause));
    view.settle();
    Instant end = clock.instant().plus(pause);
    for (Duration left = pause; left.isPositive(); left = Duration.between(clock.instant(), end)) {
      TimeUnit.MILLISECONDS.sleep(Math.min(left.toMillis() + 1, BEAT.toMillis()));
      view.settle();
    }
  }
}
