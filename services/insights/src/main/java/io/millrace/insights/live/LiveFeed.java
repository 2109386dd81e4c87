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
 * Shares the latest state, its rows as text, and the worker threads among all live clients. There
 * are half as many workers as processors, so that queries get the other processors. Event loops
 * compute nothing. Safe for threads.
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
    // A monotonic clock, because the clock of the machine can be changed.
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
   * Returns the latest state.
   *
   * @throws StoreUnavailableException before the first state
   */
  LiveState state() {
    return state.orElseThrow(
        () -> new StoreUnavailableException("the newest windows are not loaded yet"));
  }

  /** Returns the latest state; empty before the first. */
  Optional<LiveState> latest() {
    return state;
  }

  /** Returns the latest notice; empty before the first. */
  Optional<LiveNotice> notice() {
    return notice;
  }

  void publish(LiveNotice latest) {
    notice = Optional.of(latest);
  }

  void publish(LiveState latest) {
    state = Optional.of(latest);
  }

  /**
   * Returns the data of a row. It is written once for all clients that want the same sections and
   * model.
   */
  String text(HotWindow window, LiveFilter filter) {
    return texts.row(window, filter.model(), filter.sections());
  }

  String text(LiveReady ready) {
    return texts.ready(ready);
  }

  /**
   * Notes that an event was sent to a client. Call it on a worker. It returns when another event
   * may be sent.
   */
  void sent() {
    pace.given();
  }

  /** Runs the turn on a worker, after the turns that wait already. */
  void run(Runnable turn) {
    workers.schedule(turn);
  }

  /** Runs the action on a worker once a second. */
  void everySecond(Runnable action) {
    workers.schedulePeriodically(action, 1, 1, TimeUnit.SECONDS);
  }

  /** Returns milliseconds since an arbitrary fixed moment. */
  long nowMs() {
    return nowMs.getAsLong();
  }

  @Override
  public void destroy() {
    workers.dispose();
  }
}
