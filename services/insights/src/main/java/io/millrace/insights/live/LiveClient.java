package io.millrace.insights.live;

import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.Progress;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * One listener. It holds the keys of the rows that changed since it was sent them, never rows: a
 * row is read when the client is ready for it, so a slow client gets the newest one, and costs
 * bounded memory.
 */
final class LiveClient {
  private static final Boolean TICK = Boolean.TRUE;

  private final LiveFilter filter;
  private final LiveWindows windows;
  private final LongSupplier nowMs;
  private final Sinks.Many<Boolean> ticks = Sinks.many().unicast().onBackpressureBuffer();
  private final Set<RowKey> initial = new LinkedHashSet<>();
  private final Set<RowKey> dirty = new LinkedHashSet<>();
  private Optional<Progress> ready = Optional.empty();
  private long waitingSince;

  LiveClient(LiveFilter filter, LiveWindows windows, LongSupplier nowMs) {
    this.filter = filter;
    this.windows = windows;
    this.nowMs = nowMs;
    this.waitingSince = nowMs.getAsLong();
  }

  /** Begins with these rows; {@code ready} follows them and says what they include. */
  synchronized void begin(List<RowKey> rows, Progress included) {
    initial.addAll(rows);
    ready = Optional.of(included);
  }

  /** Notes that these rows changed; whether there is something to send. */
  synchronized boolean note(Collection<RowKey> rows) {
    boolean idle = !hasWork();
    for (RowKey row : rows) {
      if (filter.matches(row) && !initial.contains(row)) {
        dirty.add(row);
      }
    }
    if (dirty.size() > 2 * filter.rows()) {
      dirty.removeIf(row -> windows.find(row, filter).isEmpty());
    }
    if (idle) {
      waitingSince = nowMs.getAsLong();
    }
    return hasWork();
  }

  /** Sends what was noted, once the client wants it. Called by one thread. */
  void wake() {
    ticks.tryEmitNext(TICK);
  }

  /** Ends the stream, so that the client comes back for a full state. */
  void end() {
    ticks.tryEmitComplete();
  }

  /** Whether there has been something to send for so long and the client took none of it. */
  synchronized boolean isStalled(long limitMs) {
    return hasWork() && nowMs.getAsLong() - waitingSince >= limitMs;
  }

  /** What to send, as fast as it is asked for. */
  Flux<ServerSentEvent<String>> events(Scheduler scheduler) {
    return ticks
        .asFlux()
        .startWith(TICK)
        .onBackpressureLatest()
        .publishOn(scheduler, 1)
        .concatMap(_ -> Flux.<ServerSentEvent<String>>generate(this::next), 0);
  }

  private synchronized void next(SynchronousSink<ServerSentEvent<String>> sink) {
    waitingSince = nowMs.getAsLong();
    Optional<ServerSentEvent<String>> event = poll();
    event.ifPresentOrElse(sink::next, sink::complete);
  }

  private Optional<ServerSentEvent<String>> poll() {
    // Read before looking at the keys: all changes up to it are among them.
    Progress progress = windows.progress();
    return initialRow().or(this::readiness).or(() -> changedRow(progress));
  }

  private Optional<ServerSentEvent<String>> initialRow() {
    return take(initial).map(LiveClient::summary).map(ServerSentEvent.Builder::build);
  }

  private Optional<ServerSentEvent<String>> readiness() {
    Optional<Progress> included = ready;
    ready = Optional.empty();
    return included.map(
        progress ->
            identify(ServerSentEvent.builder(windows.ready(progress)).event("ready"), progress));
  }

  /** An id says that the client has everything before it: true of the last changed row only. */
  private Optional<ServerSentEvent<String>> changedRow(Progress progress) {
    return take(dirty)
        .map(LiveClient::summary)
        .map(event -> dirty.isEmpty() ? identify(event, progress) : event.build());
  }

  private static ServerSentEvent.Builder<String> summary(String row) {
    return ServerSentEvent.builder(row).event("summary");
  }

  private static ServerSentEvent<String> identify(
      ServerSentEvent.Builder<String> event, Progress progress) {
    LivePosition.of(progress).ifPresent(position -> event.id(position.text()));
    return event.build();
  }

  private Optional<String> take(Set<RowKey> keys) {
    Iterator<RowKey> rest = keys.iterator();
    while (rest.hasNext()) {
      RowKey key = rest.next();
      rest.remove();
      Optional<HotWindow> window = windows.find(key, filter);
      if (window.isPresent()) {
        return window.map(found -> windows.text(found, filter));
      }
    }
    return Optional.empty();
  }

  private boolean hasWork() {
    return !initial.isEmpty() || !dirty.isEmpty() || ready.isPresent();
  }
}
