package io.millrace.journey;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks along steps, in one direction, for the nearest one on each of some sites. */
final class PlatformSearch {
  private final Set<InternedPlatform> missing;
  private final Map<InternedPlatform, Long> met = new HashMap<>();
  private long marks;

  PlatformSearch(Collection<InternedPlatform> platforms) {
    this.missing = new HashSet<>(platforms);
    mark();
  }

  /** Those of the sites that are looked for still. */
  long marks() {
    return marks;
  }

  /** Looks at the next step; whether to look at the one after it. */
  boolean accept(JourneyEvent event) {
    InternedPlatform platform = event.surface().interned();
    if ((marks & platform.mark()) != 0 && missing.remove(platform)) {
      found(platform, event.at());
      mark();
    }
    return !missing.isEmpty();
  }

  /** Says when the nearest step on a site was, milliseconds. */
  void found(InternedPlatform platform, long at) {
    met.put(platform, at);
  }

  /**
   * When the nearest step on a site was, milliseconds.
   *
   * @param otherwise the answer when there is none
   */
  long at(InternedPlatform platform, long otherwise) {
    return met.getOrDefault(platform, otherwise);
  }

  private void mark() {
    marks = 0;
    for (InternedPlatform platform : missing) {
      marks |= platform.mark();
    }
  }
}
