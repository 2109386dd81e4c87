package io.millrace.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the last time of each presence in the archived events, so that a new event needs no search
 * in them. Presences that no window reaches are forgotten.
 */
final class LastSeen {
  /** Earlier than any event. */
  static final long NEVER = Long.MIN_VALUE;

  private static final int FIRST_TIMES = 8;
  private static final long[] NO_TIMES = {};

  private final List<PresenceKey> presences = new ArrayList<>();
  private long[] times = NO_TIMES;

  int size() {
    return presences.size();
  }

  PresenceKey presence(int index) {
    return presences.get(index);
  }

  long time(int index) {
    return times[index];
  }

  /** The last time of the presence, in milliseconds; {@link #NEVER} when it has no time. */
  long lastAt(PresenceKey presence) {
    int index = index(presence);
    return index < 0 ? NEVER : times[index];
  }

  /** Adds an event that is later than all archived events. */
  void extend(JourneyEvent event) {
    for (PresenceKey presence : event.presences()) {
      set(presence, Math.max(lastAt(presence), event.at()));
    }
  }

  /**
   * Adds an event that is archived among others. A presence without a time may have archived events
   * before the limit, in milliseconds, and some of them may be later than this one. So it stays
   * without a time when the event is before the limit.
   */
  void extendLate(JourneyEvent event, long limit) {
    for (PresenceKey presence : event.presences()) {
      long last = lastAt(presence);
      if (last != NEVER || event.at() >= limit) {
        set(presence, Math.max(last, event.at()));
      }
    }
  }

  void set(PresenceKey presence, long at) {
    int index = index(presence);
    if (index < 0) {
      index = presences.size();
      presences.add(presence);
      if (index == times.length) {
        times = Arrays.copyOf(times, Math.max(FIRST_TIMES, 2 * index));
      }
    }
    times[index] = at;
  }

  void clear() {
    presences.clear();
  }

  void forgetBefore(long limit) {
    int kept = 0;
    for (int i = 0; i < presences.size(); i++) {
      if (times[i] >= limit) {
        presences.set(kept, presences.get(i));
        times[kept++] = times[i];
      }
    }
    presences.subList(kept, presences.size()).clear();
  }

  private int index(PresenceKey presence) {
    for (int i = 0; i < presences.size(); i++) {
      if (presences.get(i) == presence) {
        return i;
      }
    }
    return -1;
  }
}
