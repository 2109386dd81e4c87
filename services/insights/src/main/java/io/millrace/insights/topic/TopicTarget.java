package io.millrace.insights.topic;

import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;

/**
 * The place that a projection reads a topic into: data in a store, and the position beside it. The
 * thread that delivers records calls {@link #take}. Another thread calls all other methods, those
 * that load or write only while nothing is delivered. These methods block, and throw {@link
 * StoreUnavailableException} when the store does not answer.
 *
 * @param <R> a decoded record
 */
public interface TopicTarget<R> {

  /** Returns the position at which reading continues. Any thread may call it. */
  ReadPosition progress();

  /** Returns whether the position must be restored before reading starts again. */
  boolean isStale();

  /** Returns whether another instance has begun an epoch. Any thread may call it. */
  boolean isSuperseded();

  /** Loads the position from the store. Drops everything that was read and not written. */
  void restore();

  /**
   * Begins an epoch to read a topic from its beginning, or joins the epoch that another instance
   * has begun, possibly for another topic.
   */
  void startOver(String topic);

  /** Takes the records of a batch, which may have none, and its position. */
  void take(TopicBatch<R> batch);

  /** Returns whether reading must pause. Any thread may call it. */
  boolean isFull();

  /** Makes room soon. Called again and again while the target is full. Does not block. */
  void makeRoom();

  /** Writes what is read and not written, at the end of the reading. */
  void finish();
}
