package io.millrace.journey;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks along steps, in one direction, for the nearest one on each of some sites. */
final class SiteSearch {
  private final Set<Site> missing;
  private final Map<Site, Long> met = new HashMap<>();
  private long marks;

  SiteSearch(Collection<Site> sites) {
    this.missing = new HashSet<>(sites);
    mark();
  }

  /** Those of the sites that are looked for still. */
  long marks() {
    return marks;
  }

  /** Looks at the next step; whether to look at the one after it. */
  boolean goOn(Step step) {
    Site site = step.place().site();
    if ((marks & site.mark()) != 0 && missing.remove(site)) {
      meet(site, step.at());
      mark();
    }
    return !missing.isEmpty();
  }

  /** Says when the nearest step on a site was, milliseconds. */
  void meet(Site site, long at) {
    met.put(site, at);
  }

  /**
   * When the nearest step on a site was, milliseconds.
   *
   * @param otherwise the answer when there is none
   */
  long at(Site site, long otherwise) {
    return met.getOrDefault(site, otherwise);
  }

  private void mark() {
    marks = 0;
    for (Site site : missing) {
      marks |= site.mark();
    }
  }
}
