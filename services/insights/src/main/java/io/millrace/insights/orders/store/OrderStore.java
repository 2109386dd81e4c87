package io.millrace.insights.orders.store;

import io.millrace.insights.store.PositionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stores explained orders and the position up to which they were read. */
public interface OrderStore extends PositionStore {
  /**
   * The most orders of one name that are stored, deleted ones included. Further orders are not
   * stored.
   */
  int MOST_OF_A_NAME = 40;

  /**
   * Creates the indexes of the joined epoch. Call it after an epoch is joined, before the first
   * write.
   */
  void prepare();

  /** Finds the orders of that name. Reads one document. */
  FoundOrders find(OrderName name);

  /** Finds the orders of these names. Reads a document for each name. */
  Map<OrderName, FoundOrders> find(Collection<OrderName> names);

  /**
   * Returns the first places of that part of the list of all purchases, in order. A place may be
   * out of date: then the orders of its name have no purchase at its time. There is a place for
   * each purchase that was written, except beyond some millions of orders of one platform in one
   * minute.
   *
   * @param most the most places to return
   */
  List<OrderPlace> places(PlaceRange range, int most);

  /**
   * Writes these revisions, except where a newer revision is stored, and where too many orders of a
   * name are stored. A withdrawal is stored, too, until {@link #expire} deletes it, also when the
   * order was never stored. So an older revision that an instance writes later does not bring the
   * order back.
   *
   * @param revisions at most one of each order
   */
  void write(Collection<OrderRevision> revisions);

  /**
   * Deletes the documents that have had no new record after that moment. May read all documents.
   */
  void expire(Instant before);
}
