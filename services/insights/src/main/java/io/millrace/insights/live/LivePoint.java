package io.millrace.insights.live;

import io.millrace.insights.store.ReadPosition;
import java.util.Optional;

/**
 * The read position of a snapshot, in the form that clients get. It is small, so a client can keep
 * the point up to which it got everything.
 *
 * @param number number of the snapshot
 * @param first number of the snapshot that was last loaded from the store
 * @param progress read position of the snapshot; the snapshot contains everything before it
 * @param position the same position as an event id; empty before a topic is known
 */
record LivePoint(long number, long first, ReadPosition progress, Optional<LivePosition> position) {

  /**
   * Returns whether the store was loaded between the two points. Then deletions between them are
   * not known.
   */
  boolean isLoadedApart(LivePoint other) {
    return first != other.first;
  }
}
