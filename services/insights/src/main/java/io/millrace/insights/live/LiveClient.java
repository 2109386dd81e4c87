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
 * One listener. It holds where reading had come to when it was last looked for what it lacks, and
 * the keys of the rows found then, never rows: a row is read when the client is ready for it, so a
 * slow client gets the newest one. One that does not read costs no work.
 *
 * <p>It is sent one event at a turn. Turns run on a worker, one at a time, and only when the client
 * wants an event; clients that want more than one take turns.
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

  // The rest is used by turns only.
  private Optional<LivePoint> looked = Optional.empty();
  private List<RowKey> rows = List.of();
  private int next;
  private Optional<LiveReady> ready = Optional.empty();
  private Optional<LiveNotice> told = Optional.empty();

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

  /** Lets it have a turn, if it wants an event. Any thread; returns at once. */
  void wake() {
    if (wantsMore() && signals.getAndIncrement() == 0) {
      feed.run(this::turn);
    }
  }

  /** Whether it has taken nothing for so long, although it was offered something. */
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
    // Who signals from here on finds either more than was seen or nothing, and is not overlooked.
    if ((sent && wantsMore()) || !signals.compareAndSet(seen, 0)) {
      feed.run(this::turn);
    }
  }

  private boolean send() {
    try {
      LiveState now = feed.state();
      if (looked.filter(before -> before.isLoadedApart(now.point())).isPresent()) {
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

  /** What is next. Events that say something about the stream as a whole join here. */
  private Optional<ServerSentEvent<String>> event(LiveState now) {
    if (next == rows.size() && ready.isEmpty() && isTimeToLook(now)) {
      poll(now);
    }
    return notice().or(() -> row(now)).or(this::greeting).or(this::comment);
  }

  /** Before rows, as there may be more of these all the time. */
  private Optional<ServerSentEvent<String>> notice() {
    Optional<LiveNotice> due = feed.notice().filter(latest -> latest.isDueAfter(told));
    told = due.or(() -> told);
    return due.map(LiveNotice::toEvent);
  }

  /** Not before this instance has as much as the client, or has kept it waiting for too long. */
  private boolean isTimeToLook(LiveState now) {
    return looked
        .map(before -> before.number() < now.point().number())
        .orElseGet(() -> !now.isBehind(filter.known()) || feed.nowMs() - since >= PATIENCE_MS);
  }

  private void poll(LiveState now) {
    rows = looked.map(before -> now.after(before, filter)).orElseGet(() -> begin(now));
    next = 0;
    looked = Optional.of(now.point());
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

  /** An id says that the client has everything before it: true of the last row only. */
  private ServerSentEvent<String> summary(HotWindow window) {
    ServerSentEvent.Builder<String> event =
        ServerSentEvent.builder(feed.text(window, filter)).event("summary");
    return next == rows.size() && ready.isEmpty() ? identify(event) : event.build();
  }

  private Optional<ServerSentEvent<String>> greeting() {
    Optional<LiveReady> due = ready;
    ready = Optional.empty();
    return due.map(said -> identify(ServerSentEvent.builder(feed.text(said)).event("ready")));
  }

  private ServerSentEvent<String> identify(ServerSentEvent.Builder<String> event) {
    looked.flatMap(LivePoint::position).ifPresent(position -> event.id(position.text()));
    return event.build();
  }

  private Optional<ServerSentEvent<String>> comment() {
    return feed.nowMs() - sentAt < heartbeat.toMillis()
        ? Optional.empty()
        : Optional.of(ServerSentEvent.<String>builder().comment("still here").build());
  }
}
