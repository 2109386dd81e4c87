package io.millrace.insights.orders.projection;

import io.millrace.insights.orders.projection.LoopsSource.Reading;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the explained orders from the stored position and writes them to the store in batches. It
 * writes the orders first and the position second, so the stored position is never beyond the
 * stored orders. After a failure, it reads the unwritten records again.
 */
@Component
class OrdersProjection {
  private static final Logger log = LoggerFactory.getLogger(OrdersProjection.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Time between two searches for old orders. */
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

  /**
   * Opens the source and reads until {@code wanted} is false, the topic was replaced by another
   * one, or another instance has begun an epoch.
   */
  void read(BooleanSupplier wanted) {
    // The delivery has ended. The last records are written, so the next start does not read them
    // again.
    readOn(wanted).ifPresent(UnwrittenOrders::write);
  }

  /**
   * Returns the unwritten orders at the end of the reading; empty when they must not be written.
   */
  private Optional<UnwrittenOrders> readOn(BooleanSupplier wanted) {
    try (Reading reading = source.open()) {
      UnwrittenOrders orders = resume(reading);
      Instant checked = clock.instant();
      while (wanted.getAsBoolean()) {
        if (isPast(checked, pace.check())) {
          // Taken before the range, because records are delivered at the same time.
          ReadPosition progress = state.progress();
          if (!reading.range().continues(progress) || !store.isCurrent()) {
            return Optional.empty();
          }
          checked = clock.instant();
        }
        reading.await(POLL);
      }
      return Optional.of(orders);
    }
  }

  private UnwrittenOrders resume(Reading reading) {
    TopicRange range = reading.range();
    ReadPosition progress = progress(range);
    store.prepare();
    state.read(progress, 0);
    UnwrittenOrders orders = new UnwrittenOrders(store, state, settings, clock, progress);
    reading.start(range.after(progress), batch -> take(batch, orders));
    return orders;
  }

  private ReadPosition progress(TopicRange range) {
    ReadPosition stored = store.progress();
    if (range.continues(stored)) {
      return stored;
    }
    log.info("reading explained orders from the beginning: the store holds {}", stored);
    ReadPosition begun = store.startOver(range.topic());
    if (!range.continues(begun)) {
      throw new SourceUnavailableException(
          "another instance has begun to read topic " + begun.topic());
    }
    return begun;
  }

  private void take(LoopsBatch batch, UnwrittenOrders orders) {
    orders.take(batch);
    sweep();
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
