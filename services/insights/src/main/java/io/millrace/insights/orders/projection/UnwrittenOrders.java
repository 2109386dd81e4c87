package io.millrace.insights.orders.projection;

import io.millrace.events.loop.LoopKey;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the orders that are read and not yet written. The delivering thread uses it. After the
 * end of the delivery, another thread uses it.
 */
final class UnwrittenOrders {
  private final OrderStore store;
  private final OrdersState state;
  private final OrdersSettings settings;
  private final Clock clock;
  private final Map<LoopKey, OrderRevision> newest = new LinkedHashMap<>();
  private ReadPosition written;
  private ReadPosition read;
  private long lag;
  private Instant began;

  /**
   * Creates the collection without orders.
   *
   * @param written the stored position
   */
  UnwrittenOrders(
      OrderStore store,
      OrdersState state,
      OrdersSettings settings,
      Clock clock,
      ReadPosition written) {
    this.store = store;
    this.state = state;
    this.settings = settings;
    this.clock = clock;
    this.written = written;
    this.read = written;
    this.began = clock.instant();
  }

  /** Adds a batch. Writes all collected orders when there are enough or when it is time. */
  void take(LoopsBatch batch) {
    batch.revisions().forEach(each -> newest.merge(each.key(), each, OrderRevision::newer));
    read = batch.after(read);
    lag = batch.lag();
    if (newest.size() >= settings.batch() || isTime()) {
      write();
    }
  }

  /**
   * Writes the orders first and the position second, so the stored position is never beyond the
   * stored orders.
   */
  void write() {
    if (!read.equals(written)) {
      store.write(newest.values());
      store.write(read);
      newest.clear();
      written = read;
    }
    state.read(written, lag);
    began = clock.instant();
  }

  private boolean isTime() {
    return Duration.between(began, clock.instant()).compareTo(settings.flush()) >= 0;
  }
}
