package io.millrace.insights.live;

import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.web.EventLoops;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What all live clients share: the latest state, its rows as text, and the workers that send it.
 * Half as many workers as there are processors: streams leave the rest to queries, and the event
 * loops compute nothing.
 */
@Component
final class LiveFeed implements DisposableBean {
  private final LiveTexts texts;
  private final Scheduler workers;
  private final LongSupplier nowMs;
  private final LivePace pace;
  private volatile Optional<LiveState> state = Optional.empty();
  private volatile Optional<LiveNotice> notice = Optional.empty();

  @Autowired
  LiveFeed(LiveTexts texts, EventLoops loops) {
    // Not the clock of the machine, which may be set meanwhile.
    this(
        texts,
        Schedulers.newParallel("live", Math.max(1, Runtime.getRuntime().availableProcessors() / 2)),
        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
        LivePace.by(loops));
  }

  LiveFeed(LiveTexts texts, Scheduler workers, LongSupplier nowMs, LivePace pace) {
    this.texts = texts;
    this.workers = workers;
    this.nowMs = nowMs;
    this.pace = pace;
  }

  /**
   * The latest state.
   *
   * @throws StoreUnavailableException before the first
   */
  LiveState state() {
    return state.orElseThrow(
        () -> new StoreUnavailableException("the newest windows are not loaded yet"));
  }

  /** The latest state; empty before the first. */
  Optional<LiveState> latest() {
    return state;
  }

  /** The latest notice; empty before the first. */
  Optional<LiveNotice> notice() {
    return notice;
  }

  void publish(LiveNotice latest) {
    notice = Optional.of(latest);
  }

  void publish(LiveState latest) {
    state = Optional.of(latest);
  }

  /** The data of a row: written once for all who want the same of it. */
  String text(HotWindow window, LiveFilter filter) {
    return texts.row(window, filter.model(), filter.sections());
  }

  String text(LiveReady ready) {
    return texts.ready(ready);
  }

  /** A client was sent an event. On a worker; comes back when there may be another. */
  void sent() {
    pace.given();
  }

  /** Runs it on a worker, after what waits already. */
  void run(Runnable turn) {
    workers.schedule(turn);
  }

  /** Runs it again and again, with a second between. */
  void everySecond(Runnable action) {
    workers.schedulePeriodically(action, 1, 1, TimeUnit.SECONDS);
  }

  /** Milliseconds since any moment, the same one always. */
  long nowMs() {
    return nowMs.getAsLong();
  }

  @Override
  public void destroy() {
    workers.dispose();
  }
}
