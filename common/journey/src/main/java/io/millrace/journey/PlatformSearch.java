package io.millrace.journey;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Searches events in one direction for the nearest event on each of several platforms. */
final class PlatformSearch {
  private final Set<InternedPlatform> missing;
  private final Map<InternedPlatform, Long> times = new HashMap<>();
  private long marks;

  PlatformSearch(Collection<InternedPlatform> platforms) {
    this.missing = new HashSet<>(platforms);
    mark();
  }

  /** The presence marks of the platforms that are not found yet. */
  long marks() {
    return marks;
  }

  /**
   * Tests the next event.
   *
   * @return whether the search continues
   */
  boolean accept(JourneyEvent event) {
    InternedPlatform platform = event.surface().interned();
    if ((marks & platform.mark()) != 0 && missing.remove(platform)) {
      found(platform, event.at());
      mark();
    }
    return !missing.isEmpty();
  }

  /** Records the time of the nearest event on a platform, in milliseconds. */
  void found(InternedPlatform platform, long at) {
    times.put(platform, at);
  }

  /**
   * The time of the nearest event on a platform, in milliseconds.
   *
   * @param otherwise the answer when there is none
   */
  long at(InternedPlatform platform, long otherwise) {
    return times.getOrDefault(platform, otherwise);
  }

  private void mark() {
    marks = 0;
    for (InternedPlatform platform : missing) {
      marks |= platform.mark();
    }
  }
}
