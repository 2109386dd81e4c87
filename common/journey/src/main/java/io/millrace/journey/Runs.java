package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * The traffic of some neighbouring steps as runs: neighbours on one surface with no pause above
 * half an hour and no purchase between them. Touches are made of runs that join; a purchase never
 * falls into one.
 */
final class Runs {
  private final InternedSurface[] surfaces;
  private final long[] firsts;
  private final long[] lasts;

  /** How many events the runs up to each have together. */
  private final int[] events;

  private final int touches;
  private final int lastStart;
  private final int firstEnd;
  private final long sites;

  /**
   * @param surfaces where each run was
   * @param firsts time of its first event, milliseconds
   * @param lasts time of its last event, milliseconds
   * @param events how many events this run and those before it have together
   */
  Runs(InternedSurface[] surfaces, long[] firsts, long[] lasts, int[] events) {
    this.surfaces = surfaces;
    this.firsts = firsts;
    this.lasts = lasts;
    this.events = events;
    int starts = surfaces.length == 0 ? 0 : 1;
    int start = 0;
    int end = surfaces.length - 1;
    long marks = 0;
    for (int i = 0; i < surfaces.length; i++) {
      marks |= surfaces[i].interned().mark();
      if (i > 0 && !joins(i)) {
        end = starts == 1 ? i - 1 : end;
        start = i;
        starts++;
      }
    }
    this.touches = starts;
    this.lastStart = start;
    this.firstEnd = end;
    this.sites = marks;
  }

  /** The runs that these steps, in journey order, make. */
  static Runs of(List<JourneyEvent> members) {
    List<JourneyEvent> firsts = new ArrayList<>();
    List<JourneyEvent> lasts = new ArrayList<>();
    int[] counts = new int[members.size()];
    boolean interrupted = true;
    for (JourneyEvent event : members) {
      if (event.isTraffic()) {
        if (interrupted || !goesOn(lasts.getLast(), event)) {
          firsts.add(event);
          lasts.add(event);
        } else {
          lasts.set(lasts.size() - 1, event);
        }
        counts[lasts.size() - 1]++;
        interrupted = false;
      } else if (event.isPurchase()) {
        interrupted = true;
      }
    }
    int[] events = new int[firsts.size()];
    for (int i = 0; i < events.length; i++) {
      events[i] = counts[i] + (i == 0 ? 0 : events[i - 1]);
    }
    return new Runs(
        lasts.stream().map(JourneyEvent::surface).toArray(InternedSurface[]::new),
        firsts.stream().mapToLong(JourneyEvent::at).toArray(),
        lasts.stream().mapToLong(JourneyEvent::at).toArray(),
        events);
  }

  /** Whether two neighbours in a journey's traffic are of one touch. */
  static boolean goesOn(JourneyEvent one, JourneyEvent next) {
    return one.surface() == next.surface() && next.at() - one.at() <= OpensRule.SESSION_GAP_MS;
  }

  int size() {
    return surfaces.length;
  }

  InternedSurface place(int run) {
    return surfaces[run];
  }

  /** Time of the run's first event, milliseconds. */
  long first(int run) {
    return firsts[run];
  }

  /** Time of the run's last event, milliseconds. */
  long last(int run) {
    return lasts[run];
  }

  /** How many events that run and those before it have together. */
  int eventsUpTo(int run) {
    return run < 0 ? 0 : events[run];
  }

  /** Whether that run goes on with the one before it, as part of one touch. */
  boolean joins(int run) {
    return surfaces[run] == surfaces[run - 1]
        && firsts[run] - lasts[run - 1] <= OpensRule.SESSION_GAP_MS;
  }

  /** Whether the first run goes on with the last of those. */
  boolean follows(Runs before) {
    int last = before.surfaces.length - 1;
    return surfaces[0] == before.surfaces[last]
        && firsts[0] - before.lasts[last] <= OpensRule.SESSION_GAP_MS;
  }

  /** How many touches they are by themselves. */
  int touches() {
    return touches;
  }

  /** The run that their last touch begins with. */
  int lastStart() {
    return lastStart;
  }

  /** The run that their first touch ends with. */
  int firstEnd() {
    return firstEnd;
  }

  /** How many touches begin with the runs up to that one, the first run being one. */
  int touchesUpTo(int run) {
    int count = 1;
    for (int i = 1; i <= run; i++) {
      count += joins(i) ? 0 : 1;
    }
    return count;
  }

  /** The last run that begins not later than that, -1 when all do. */
  int lastBeginningBy(long at) {
    int run = surfaces.length - 1;
    while (run >= 0 && firsts[run] > at) {
      run--;
    }
    return run;
  }

  /** The first run that ends not earlier than that, their number when none does. */
  int firstEndingFrom(long at) {
    int run = 0;
    while (run < surfaces.length && lasts[run] < at) {
      run++;
    }
    return run;
  }

  /** Whether one of the runs from that one to the other is on the site. */
  boolean isAnyOn(InternedPlatform platform, int from, int to) {
    if ((sites & platform.mark()) != 0) {
      for (int i = from; i <= to; i++) {
        if (surfaces[i].interned() == platform) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one of the runs from that one to the other is on another site. */
  boolean isAnyOff(InternedPlatform platform, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (surfaces[i].interned() != platform) {
        return true;
      }
    }
    return false;
  }
}
