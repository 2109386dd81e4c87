package io.millrace.insights.live;

import io.millrace.insights.store.ReadPosition;
import java.util.Optional;

/**
 * Where reading had come to, as it is said to clients. Small, so that a client may keep the one
 * that it was sent everything up to.
 *
 * @param number of the snapshot
 * @param first number of the snapshot before it that was loaded from the store
 * @param progress everything before it is in the snapshot
 * @param position the same as it travels; empty before a topic is known
 */
record LivePoint(long number, long first, ReadPosition progress, Optional<LivePosition> position) {

  /** Whether windows were loaded between the two: what was withdrawn meanwhile is not known. */
  boolean isLoadedApart(LivePoint other) {
    return first != other.first;
  }
}
