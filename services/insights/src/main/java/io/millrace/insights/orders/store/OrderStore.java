package io.millrace.insights.orders.store;

import io.millrace.insights.store.ReadPosition;
import java.time.Instant;
import java.util.Collection;

/**
 * Where explained orders and the position of their reading are kept. Several instances may share
 * what is kept, each by a store of its own; epochs are those of {@link
 * io.millrace.insights.store.CellStore}. Calls block. Every method throws {@link
 * io.millrace.insights.store.StoreUnavailableException} when the store does not answer, and may
 * then have done a part of its work: all of them can be repeated.
 */
public interface OrderStore {
  /**
   * The most orders of one name that are stored, deleted ones included. Further orders are not
   * stored.
   */
  int MOST_OF_A_NAME = 40;

  /**
   * Makes ready what makes the store quick; to be called once an epoch is joined, before anything
   * is written.
   */
  void prepare();

  /** Finds the orders of that name. Reads one document. */
  FoundOrders find(OrderName name);

  /**
   * Writes these revisions, except where a newer one is there already, and where there are too many
   * of a name. A withdrawal is remembered, also of an order that was never there, so that an older
   * revision cannot bring the order back, whoever writes it, until {@link #expire} drops it.
   *
   * @param revisions one of an order at most
   */
  void write(Collection<OrderRevision> revisions);

  /**
   * Deletes the documents that have had no new record after that moment. May read all documents.
   */
  void expire(Instant before);

  /**
   * Joins the latest epoch. The progress written last; without one, the beginning of the topic that
   * the epoch began with, or {@link ReadPosition#none()} when none has begun.
   */
  ReadPosition progress();

  /**
   * Begins an epoch for that topic and drops what is of older ones, unless another instance has
   * begun one since this store joined its own. Joins the latest epoch.
   *
   * @return the progress as {@link #progress} says it; of another topic, when another instance has
   *     begun an epoch for that
   */
  ReadPosition startOver(String topic);

  /** Whether the epoch that this store has joined is the latest. */
  boolean isCurrent();

  /** Writes the progress, partition by partition; no partition goes back. */
  void write(ReadPosition progress);
}
