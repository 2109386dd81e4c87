package io.millrace.insights.live;

import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.row.RowKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;

/**
 * One client of a live stream. It stores the point at which it was last checked for changes and the
 * keys of the rows that were found then. It stores no rows: a row is read when the client is ready
 * for it, so a slow client gets the newest row. A client that does not read costs no work.
 *
 * <p>A client gets one event at each turn. Turns run on a worker, one at a time, and only when the
 * client wants an event. Clients that want more than one event take turns.
 */
final class LiveClient {
  private static final long PATIENCE_MS = Duration.ofSeconds(5).toMillis();

  private final LiveFilter filter;
  private final FluxSink<ServerSentEvent<String>> sink;
  private final LiveFeed feed;
  private final Duration heartbeat;
  private final AtomicLong signals = new AtomicLong();
  private final long since;
  private volatile long sentAt;

  // Only turns use the following fields.
  private Optional<LivePoint> seenPoint = Optional.empty();
  private List<RowKey> rows = List.of();
  private int next;
  private Optional<LiveReady> ready = Optional.empty();
  private Optional<LiveNotice> lastNotice = Optional.empty();

  LiveClient(
      LiveFilter filter,
      FluxSink<ServerSentEvent<String>> sink,
      LiveFeed feed,
      Duration heartbeat) {
    this.filter = filter;
    this.sink = sink;
    this.feed = feed;
    this.heartbeat = heartbeat;
    this.since = feed.nowMs();
    this.sentAt = since;
  }

  /** Schedules a turn if the client wants an event. Any thread; returns at once. */
  void wake() {
    if (wantsMore() && signals.getAndIncrement() == 0) {
      feed.run(this::turn);
    }
  }

  /** Returns whether the client has taken no event for that time although an event was offered. */
  boolean isStalled(Duration limit) {
    return sink.requestedFromDownstream() == 0 && feed.nowMs() - sentAt >= limit.toMillis();
  }

  /** Ends the stream. Any thread. */
  void end() {
    sink.complete();
  }

  private boolean wantsMore() {
    return sink.requestedFromDownstream() > 0 && !sink.isCancelled();
  }

  private void turn() {
    long seen = signals.get();
    boolean sent = wantsMore() && send();
    // A later signal either changes the count, so that another turn follows, or starts a turn
    // itself. So no signal is lost.
    if ((sent && wantsMore()) || !signals.compareAndSet(seen, 0)) {
      feed.run(this::turn);
    }
  }

  private boolean send() {
    try {
      LiveState now = feed.state();
      if (seenPoint.filter(before -> before.isLoadedApart(now.point())).isPresent()) {
        sink.complete();
        return false;
      }
      Optional<ServerSentEvent<String>> event = event(now);
      event.ifPresent(this::send);
      return event.isPresent();
    } catch (RuntimeException | Error e) {
      sink.error(e);
      return false;
    }
  }

  private void send(ServerSentEvent<String> event) {
    sentAt = feed.nowMs();
    sink.next(event);
    feed.sent();
  }

  /** Returns the next event. Events about the stream as a whole belong here. */
  private Optional<ServerSentEvent<String>> event(LiveState now) {
    if (next == rows.size() && ready.isEmpty() && isTimeToPoll(now)) {
      poll(now);
    }
    return notice().or(() -> row(now)).or(this::greeting).or(this::comment);
  }

  /**
   * Returns a notice that is due. Notices come before rows, because rows may change all the time.
   */
  private Optional<ServerSentEvent<String>> notice() {
    Optional<LiveNotice> due = feed.notice().filter(latest -> latest.isDueAfter(lastNotice));
    lastNotice = due.or(() -> lastNotice);
    return due.map(LiveNotice::toEvent);
  }

  /**
   * Returns whether to check for changes. The first check waits until this instance has read as
   * much as the client, for five seconds at most.
   */
  private boolean isTimeToPoll(LiveState now) {
    return seenPoint
        .map(before -> before.number() < now.point().number())
        .orElseGet(() -> !now.isBehind(filter.known()) || feed.nowMs() - since >= PATIENCE_MS);
  }

  private void poll(LiveState now) {
    rows = seenPoint.map(before -> now.after(before, filter)).orElseGet(() -> begin(now));
    next = 0;
    seenPoint = Optional.of(now.point());
  }

  private List<RowKey> begin(LiveState now) {
    Optional<LivePosition> known = filter.known().filter(now::isKnown);
    ready = Optional.of(LiveReady.at(now.point().progress(), known.isEmpty()));
    return known.map(has -> now.after(has, filter)).orElseGet(() -> now.all(filter));
  }

  private Optional<ServerSentEvent<String>> row(LiveState now) {
    while (next < rows.size()) {
      Optional<HotWindow> window = now.find(rows.get(next++), filter);
      if (window.isPresent()) {
        return window.map(this::summary);
      }
    }
    rows = List.of();
    next = 0;
    return Optional.empty();
  }

  /**
   * Makes the event of a row. Only the last row gets an id, because an id says that the client has
   * everything before it.
   */
  private ServerSentEvent<String> summary(HotWindow window) {
    ServerSentEvent.Builder<String> event =
        ServerSentEvent.builder(feed.text(window, filter)).event("summary");
    return next == rows.size() && ready.isEmpty() ? identify(event) : event.build();
  }

  private Optional<ServerSentEvent<String>> greeting() {
    Optional<LiveReady> due = ready;
    ready = Optional.empty();
    return due.map(it -> identify(ServerSentEvent.builder(feed.text(it)).event("ready")));
  }

  private ServerSentEvent<String> identify(ServerSentEvent.Builder<String> event) {
    seenPoint.flatMap(LivePoint::position).ifPresent(position -> event.id(position.text()));
    return event.build();
  }

  private Optional<ServerSentEvent<String>> comment() {
    return feed.nowMs() - sentAt < heartbeat.toMillis()
        ? Optional.empty()
        : Optional.of(ServerSentEvent.<String>builder().comment("still here").build());
  }
}
