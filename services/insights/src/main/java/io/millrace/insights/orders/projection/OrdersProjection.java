package io.millrace.insights.orders.projection;

import io.millrace.events.loop.LoopKey;
import io.millrace.insights.orders.projection.LoopsSource.Reading;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.store.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the explained orders from where the store left off, and writes what a second brought at
 * once: first the orders, then the position, so that a position never stands for orders that are
 * not there. Whatever fails is read again.
 */
@Component
class OrdersProjection {
  private static final Logger log = LoggerFactory.getLogger(OrdersProjection.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** How often old orders are looked for. */
  private static final Duration SWEEP = Duration.ofHours(6);

  private final LoopsSource source;
  private final OrderStore store;
  private final OrdersState state;
  private final OrdersSettings settings;
  private final ProjectionSettings pace;
  private final Clock clock;
  private Instant swept;

  OrdersProjection(
      LoopsSource source,
      OrderStore store,
      OrdersState state,
      OrdersSettings settings,
      ProjectionSettings pace,
      Clock clock) {
    this.source = source;
    this.store = store;
    this.state = state;
    this.settings = settings;
    this.pace = pace;
    this.clock = clock;
    this.swept = clock.instant();
  }

  /** Opens the source and reads until told otherwise or until the topic is another one. */
  void read(BooleanSupplier wanted) {
    try (Reading reading = source.open()) {
      Progress progress = resume(reading);
      Instant checked = clock.instant();
      while (wanted.getAsBoolean()) {
        if (isPast(checked, pace.check())) {
          if (!reading.range().continues(progress)) {
            return;
          }
          checked = clock.instant();
        }
        progress = step(reading, progress, wanted);
        sweep();
      }
    }
  }

  private Progress resume(Reading reading) {
    store.prepare();
    TopicRange range = reading.range();
    Progress progress = store.progress();
    if (!range.continues(progress)) {
      log.info("reading explained orders from the beginning: the store holds {}", progress);
      store.clear();
      store.prepare();
      progress = Progress.at(range.topic());
    }
    state.read(progress, 0);
    reading.seek(range.after(progress));
    return progress;
  }

  private Progress step(Reading reading, Progress before, BooleanSupplier wanted) {
    Map<LoopKey, OrderRevision> newest = new LinkedHashMap<>();
    Progress after = before;
    long lag;
    Instant began = clock.instant();
    do {
      LoopsBatch batch = reading.poll(POLL);
      batch.revisions().forEach(r -> newest.merge(r.key(), r, OrderRevision::newer));
      after = batch.after(after);
      lag = batch.lag();
    } while (wanted.getAsBoolean()
        && newest.size() < settings.batch()
        && !isPast(began, settings.flush()));
    if (!after.equals(before)) {
      store.write(newest.values());
      store.write(after);
    }
    state.read(after, lag);
    return after;
  }

  private void sweep() {
    if (isPast(swept, SWEEP)) {
      store.expire(clock.instant().minus(settings.keep()));
      swept = clock.instant();
    }
  }

  private boolean isPast(Instant since, Duration pause) {
    return Duration.between(since, clock.instant()).compareTo(pause) >= 0;
  }
}
