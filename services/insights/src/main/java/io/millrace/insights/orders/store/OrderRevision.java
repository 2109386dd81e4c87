package io.millrace.insights.orders.store;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of an explained order after one record of its topic.
 *
 * @param key key of the order
 * @param revision offset of the record in its partition; an order never changes its partition
 * @param writtenAt when the record was written
 * @param order the explained order; empty when the record deleted it
 */
public record OrderRevision(
    LoopKey key, long revision, Instant writtenAt, Optional<ExplainedOrder> order) {

  /** Returns the newer of two revisions of one order. */
  public static OrderRevision newer(OrderRevision one, OrderRevision other) {
    return other.revision > one.revision ? other : one;
  }
}
