package io.millrace.insights.orders.projection;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.topic.TopicBatch;
import io.millrace.insights.topic.TopicTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The target of the explained orders. It collects orders and writes them to the store in the
 * delivering thread: the orders first and the position second, so the stored position is never
 * beyond the stored orders. After a failure, the unwritten records are read again.
 */
@Component
public final class OrderTarget implements TopicTarget<OrderRevision> {
  /** Time between two searches for old orders. */
  private static final Duration SWEEP = Duration.ofHours(6);

  private final OrderStore store;
  private final OrdersSettings settings;
  private final Duration check;
  private final Clock clock;
  private final Map<LoopKey, OrderRevision> newest = new LinkedHashMap<>();
  private volatile ReadPosition written = ReadPosition.none();
  private volatile boolean superseded;
  private ReadPosition read = ReadPosition.none();
  private Instant began;
  private Instant checked;
  private Instant swept;

  OrderTarget(OrderStore store, OrdersSettings settings, ProjectionSettings pace, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.check = pace.check();
    this.clock = clock;
    this.began = clock.instant();
    this.checked = began;
    this.swept = began;
  }

  /** Returns the position up to which the orders were read and written. */
  @Override
  public ReadPosition progress() {
    return written;
  }

  /** Returns true: orders that were read and not written are read again. */
  @Override
  public boolean isStale() {
    return true;
  }

  @Override
  public boolean isSuperseded() {
    return superseded;
  }

  @Override
  public void restore() {
    begin(store.progress());
  }

  @Override
  public void startOver(String topic) {
    begin(store.startOver(topic));
  }

  @Override
  public void take(TopicBatch<OrderRevision> batch) {
    if (isPast(checked, check)) {
      superseded = !store.isCurrent();
      checked = clock.instant();
    }
    if (!superseded) {
      collect(batch);
      sweep();
    }
  }

  /** Returns false: when there are many orders, {@link #take} writes them. */
  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void makeRoom() {}

  @Override
  public void finish() {
    write();
  }

  private void begin(ReadPosition stored) {
    store.prepare();
    newest.clear();
    read = stored;
    written = stored;
    began = clock.instant();
    checked = began;
    superseded = false;
  }

  /** Adds a batch. Writes all collected orders when there are enough or when it is time. */
  private void collect(TopicBatch<OrderRevision> batch) {
    batch.records().forEach(each -> newest.merge(each.key(), each, OrderRevision::newer));
    read = batch.after(read, OrderTarget::asOf);
    if (newest.size() >= settings.batch() || isPast(began, settings.flush())) {
      write();
    }
  }

  private void write() {
    if (!read.equals(written)) {
      store.write(newest.values());
      store.write(read);
      newest.clear();
      written = read;
    }
    began = clock.instant();
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

  private static OptionalLong asOf(OrderRevision revision) {
    return revision.order().stream().mapToLong(ExplainedOrder::asOf).findFirst();
  }
}
