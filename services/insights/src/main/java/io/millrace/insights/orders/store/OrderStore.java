package io.millrace.insights.orders.store;

import io.millrace.insights.store.ReadPosition;
import java.time.Instant;
import java.util.Collection;

/**
 * Stores explained orders and their read position. Calls block. Each method throws {@link
 * io.millrace.insights.store.StoreUnavailableException} when the store does not answer. Then a part
 * of the work may be done; all methods can be repeated.
 */
public interface OrderStore {
  /**
   * The most orders of one name that are stored, deleted ones included. Further orders are not
   * stored.
   */
  int MOST_OF_A_NAME = 40;

  /** Creates the indexes of the store. Call it before the first write. */
  void prepare();

  /** Finds the orders of that name. Reads one document. */
  FoundOrders find(OrderName name);

  /**
   * Writes these revisions. It skips a revision when the store has a newer one, and orders beyond
   * {@link #MOST_OF_A_NAME}. The store remembers a deletion, so a repeated older revision cannot
   * restore the order.
   *
   * @param revisions at most one revision of each order
   */
  void write(Collection<OrderRevision> revisions);

  /**
   * Deletes the documents that have had no new record after that moment. May read all documents.
   */
  void expire(Instant before);

  /** Returns the read position written last, {@link ReadPosition#none()} when there is none. */
  ReadPosition progress();

  /** Writes the read position of each partition. The position of a partition never goes back. */
  void write(ReadPosition progress);

  /** Deletes everything: all orders and the read position. */
  void clear();
}
