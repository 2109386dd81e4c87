package io.millrace.insights.store;

/**
 * Stores how far a topic has been read, beside the data that was read. Several instances may share
 * the data. Each of them has a store object of its own.
 *
 * <p>Each time the topic is read from its beginning, a new epoch begins. An epoch starts without
 * data. A store object works on the epoch that it joined last.
 *
 * <p>Calls block; none takes much longer than two seconds. Every method throws {@link
 * StoreUnavailableException} when the store does not answer. Such a call may have done a part of
 * its work. All calls can be repeated.
 */
public interface PositionStore {

  /**
   * Joins the latest epoch and returns its position. Without a stored position, it returns the
   * beginning of the topic that the epoch began with. Without an epoch, it returns {@link
   * ReadPosition#none()}.
   */
  ReadPosition progress();

  /**
   * Begins an epoch for a topic and deletes the data of older epochs. When another instance has
   * begun an epoch after this store joined its own, this call begins none, and the data of the
   * other instance stays. In both cases, it joins the latest epoch.
   *
   * @return the position as {@link #progress} returns it; it is of another topic when another
   *     instance has begun an epoch for that topic
   */
  ReadPosition startOver(String topic);

  /** Whether the epoch that this store joined is the latest one. */
  boolean isCurrent();

  /** Writes the position. No partition goes back. */
  void write(ReadPosition progress);
}
