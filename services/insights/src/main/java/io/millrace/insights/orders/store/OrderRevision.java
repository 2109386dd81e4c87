package io.millrace.insights.orders.store;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An explained order as one record of the loops left it.
 *
 * @param key whose order
 * @param revision offset of the record in its partition; an order never changes partition
 * @param writtenAt when the record was written
 * @param order the explanation; empty when the record withdrew it
 */
public record OrderRevision(
    LoopKey key, long revision, Instant writtenAt, Optional<ExplainedOrder> order) {

  /** The newer of two revisions of one order. */
  public static OrderRevision newer(OrderRevision one, OrderRevision other) {
    return other.revision > one.revision ? other : one;
  }
}
