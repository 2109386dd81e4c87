package io.millrace.standalone.watch;

import io.millrace.standalone.read.EventStream;
import io.millrace.standalone.read.ReadException;
import io.millrace.standalone.read.ReadException.Reason;
import io.millrace.standalone.read.ServerEvent;
import io.millrace.standalone.send.Backoff;
import io.millrace.standalone.text.LagText;
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
 * Brings the stream to a view, and opens it again whenever it breaks. The stream is read on a
 * thread of its own, so that a view can be painted in time and an interrupt ends everything.
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
   * A feed, not begun.
   *
   * @param retryFor how long it may take until the stream stands for the first time, or again
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
   * Runs until nobody looks any more.
   *
   * @throws ReadException when the question is refused, or the stream stays away for too long
   * @throws InterruptedException when the thread is asked to end
   */
  void run(RowView view) throws InterruptedException {
    Instant stood = clock.instant();
    while (!view.abandoned()) {
      view.connection(new Connection.Opening());
      Optional<Signal.Ended> ended = once(view);
      if (ended.isEmpty()) {
        return;
      }
      if (backoff.isFresh()) {
        stood = clock.instant();
      }
      pause(view, hindrance(ended.get(), stood));
    }
  }

  /** One connection, until it ends; empty when nobody looks any more. */
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
      // Closes the socket, too.
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
          // A kind of event that is younger than this client.
        }
      }
    } catch (JacksonException _) {
      throw ReadException.foreign();
    }
  }

  private ReadException hindrance(Signal.Ended ended, Instant stood) {
    ReadException why = ended.why().orElseGet(ReadException::ended);
    boolean late = clock.instant().isAfter(stood.plus(retryFor));
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
