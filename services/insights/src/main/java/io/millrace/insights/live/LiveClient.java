package io.millrace.insights.live;

import io.millrace.events.cell.Kind;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * One listener. It holds the keys of the rows that changed since it was sent them, never rows: a
 * row is read when the client is ready for it, so a slow client gets the newest one. When there are
 * too many keys it forgets them, and looks for what the client lacks once the client wants it: so
 * one that does not read costs bounded memory and no work.
 */
final class LiveClient {
  private static final Boolean TICK = Boolean.TRUE;
  private static final int MOST_CHANGES = 256;
  private static final long PATIENCE_MS = Duration.ofSeconds(5).toMillis();
  private static final EmitFailureHandler IN_TURN =
      EmitFailureHandler.busyLooping(Duration.ofSeconds(1));

  private final LiveFilter filter;
  private final LiveWindows windows;
  private final LongSupplier nowMs;
  private final Sinks.Many<Boolean> ticks = Sinks.many().unicast().onBackpressureBuffer();
  private final SequencedSet<RowKey> dirty = new LinkedHashSet<>();
  private final long since;
  private State state;

  /** Everything before it is at the client, as far as is known. */
  private Optional<LivePosition> has;

  private ArrayDeque<RowKey> rows = new ArrayDeque<>(0);
  private Optional<Ready> ready = Optional.empty();
  private boolean greeted;
  private long waitingSince;

  LiveClient(LiveFilter filter, LiveWindows windows, LongSupplier nowMs) {
    this.filter = filter;
    this.windows = windows;
    this.nowMs = nowMs;
    this.has = filter.known();
    this.since = nowMs.getAsLong();
    this.waitingSince = since;
    this.state = windows.isBehind(has) ? State.AHEAD : State.BEHIND;
  }

  /** What the client has, compared with what this instance has. */
  private enum State {
    /** More: it is told nothing until this instance has as much. */
    AHEAD,
    /** Less; what it lacks is looked for when it wants it. */
    BEHIND,
    /** All but the rows and changes that are held here. */
    FOLLOWING
  }

  /** Notes that cells of these rows changed; whether there is something to do. */
  synchronized boolean note(Map<RowKey, Set<Kind>> changed) {
    boolean idle = !hasWork();
    if (state == State.FOLLOWING) {
      changed.forEach(this::note);
    }
    if (idle) {
      waitingSince = nowMs.getAsLong();
    }
    return hasWork() || state == State.AHEAD;
  }

  /** Sends what there is to send, once the client wants it. */
  void wake() {
    ticks.emitNext(TICK, IN_TURN);
  }

  /** Ends the stream, so that the client comes back for a full state. */
  void end() {
    ticks.emitComplete(IN_TURN);
  }

  /** Whether it has waited for this instance for too long, and has to take what there is. */
  synchronized boolean isImpatient() {
    return state == State.AHEAD && nowMs.getAsLong() - since >= PATIENCE_MS;
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

  private void note(RowKey row, Set<Kind> changed) {
    if (filter.matches(row, changed)) {
      dirty.add(row);
    }
    if (dirty.size() > MOST_CHANGES) {
      dirty.clear();
      rows = new ArrayDeque<>(0);
      state = State.BEHIND;
    }
  }

  private synchronized void next(SynchronousSink<ServerSentEvent<String>> sink) {
    waitingSince = nowMs.getAsLong();
    Optional<ServerSentEvent<String>> event = poll();
    event.ifPresentOrElse(sink::next, sink::complete);
  }

  private Optional<ServerSentEvent<String>> poll() {
    // Read before looking at the keys: all changes up to it are among them.
    Progress progress = windows.progress();
    if (state == State.AHEAD && (isImpatient() || !windows.isBehind(has))) {
      state = State.BEHIND;
    }
    if (state == State.BEHIND) {
      look(progress);
    }
    if (state == State.AHEAD) {
      return Optional.empty();
    }
    return row(rows, progress).or(this::greeting).or(() -> row(dirty, progress));
  }

  /** Listens first, looks second: a change in between is in both, never in none. */
  private void look(Progress progress) {
    state = State.FOLLOWING;
    boolean known = windows.isKnown(has, progress);
    rows = new ArrayDeque<>(windows.missing(filter, has.filter(_ -> known), greeted));
    if (!greeted) {
      ready = Optional.of(new Ready(progress, !known));
      greeted = true;
    }
  }

  private Optional<ServerSentEvent<String>> row(
      SequencedCollection<RowKey> keys, Progress progress) {
    while (!keys.isEmpty()) {
      Optional<HotWindow> window = windows.find(keys.removeFirst(), filter);
      if (window.isPresent()) {
        return window.map(found -> summary(windows.text(found, filter), progress));
      }
    }
    return Optional.empty();
  }

  private Optional<ServerSentEvent<String>> greeting() {
    Optional<Ready> due = ready;
    ready = Optional.empty();
    return due.map(
        greeting ->
            identify(
                ServerSentEvent.builder(windows.ready(greeting.progress(), greeting.full()))
                    .event("ready"),
                greeting.progress()));
  }

  /** An id says that the client has everything before it: true of the last held row only. */
  private ServerSentEvent<String> summary(String row, Progress progress) {
    ServerSentEvent.Builder<String> event = ServerSentEvent.builder(row).event("summary");
    return hasWork() ? event.build() : identify(event, progress);
  }

  private ServerSentEvent<String> identify(
      ServerSentEvent.Builder<String> event, Progress progress) {
    has = LivePosition.of(progress);
    has.ifPresent(position -> event.id(position.text()));
    return event.build();
  }

  private boolean hasWork() {
    return state == State.BEHIND || !rows.isEmpty() || ready.isPresent() || !dirty.isEmpty();
  }

  /** Due once the first rows are sent: which state they make up, and whether they are all. */
  private record Ready(Progress progress, boolean full) {}
}
