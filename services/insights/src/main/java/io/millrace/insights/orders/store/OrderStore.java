package io.millrace.insights.orders.store;

import io.millrace.insights.store.ReadPosition;
import java.time.Instant;
import java.util.Collection;

/**
 * Where explained orders and the position of their reading are kept. Calls block. Every method
 * throws {@link io.millrace.insights.store.StoreUnavailableException} when the store does not
 * answer, and may then have done a part of its work: all of them can be repeated.
 */
public interface OrderStore {
  /**
   * The most orders of one name that are stored, deleted ones included. Further orders are not
   * stored.
   */
  int MOST_OF_A_NAME = 40;

  /** Makes ready what makes the store quick; to be called before anything is written. */
  void prepare();

  /** Finds the orders of that name. Reads one document. */
  FoundOrders find(OrderName name);

  /**
   * Writes these revisions, except where a newer one is there already, and where there are too many
   * of a name. A withdrawal is remembered, so that a repeated older revision cannot bring the order
   * back.
   *
   * @param revisions one of an order at most
   */
  void write(Collection<OrderRevision> revisions);

  /**
   * Deletes the documents that have had no new record after that moment. May read all documents.
   */
  void expire(Instant before);

  /** The progress written last, {@link ReadPosition#none()} when there is none. */
  ReadPosition progress();

  /** Writes the progress, partition by partition; no partition goes back. */
  void write(ReadPosition progress);

  /** Drops everything: all orders and the progress. */
  void clear();
}
