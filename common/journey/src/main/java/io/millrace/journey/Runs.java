package io.millrace.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The traffic of some neighbouring events as runs. A run is consecutive traffic on one surface
 * without a pause of more than half an hour and without a purchase in between. Runs that join form
 * a touch. A purchase is never inside a run.
 */
final class Runs {
  /** The names of runs that name nothing. */
  static final LastNames[] NOTHING = {};

  private final InternedSurface[] surfaces;
  private final long[] firsts;
  private final long[] lasts;

  /** For each run, how many events this run and the runs before it have together. */
  private final int[] events;

  /** For each run, the last names of its events; without elements when no run names anything. */
  private final LastNames[] names;

  private final int touches;
  private final int lastStart;
  private final int firstEnd;
  private final long platformMarks;

  /**
   * @param surfaces where each run was
   * @param firsts time of its first event, milliseconds
   * @param lasts time of its last event, milliseconds
   * @param events how many events this run and those before it have together
   * @param names the last names of each run; without elements when no run names anything
   */
  Runs(InternedSurface[] surfaces, long[] firsts, long[] lasts, int[] events, LastNames[] names) {
    this.surfaces = surfaces;
    this.firsts = firsts;
    this.lasts = lasts;
    this.events = events;
    this.names = names;
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
    this.platformMarks = marks;
  }

  /** Computes the runs of these events, which are in journey order. */
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
    int size = firsts.size();
    InternedSurface[] surfaces = new InternedSurface[size];
    long[] begins = new long[size];
    long[] ends = new long[size];
    int[] events = new int[size];
    for (int i = 0; i < size; i++) {
      surfaces[i] = lasts.get(i).surface();
      begins[i] = firsts.get(i).at();
      ends[i] = lasts.get(i).at();
      events[i] = counts[i] + (i == 0 ? 0 : events[i - 1]);
    }
    return new Runs(surfaces, begins, ends, events, names(members, counts, size));
  }

  private static LastNames[] names(List<JourneyEvent> members, int[] counts, int runs) {
    if (!isAnyNamed(members)) {
      return NOTHING;
    }
    LastNames[] names = new LastNames[runs];
    Arrays.setAll(names, _ -> new LastNames());
    int run = runs - 1;
    int left = run < 0 ? 0 : counts[run];
    for (JourneyEvent event : members.reversed()) {
      if (event.isTraffic()) {
        if (left == 0) {
          left = counts[--run];
        }
        left--;
        names[run].add(event.names(), event.at());
      }
    }
    return names;
  }

  private static boolean isAnyNamed(List<JourneyEvent> members) {
    for (JourneyEvent event : members) {
      if (!event.names().isNone() && event.isTraffic()) {
        return true;
      }
    }
    return false;
  }

  /** Whether two neighbouring traffic events belong to one touch. */
  static boolean goesOn(JourneyEvent one, JourneyEvent next) {
    return one.surface() == next.surface() && next.at() - one.at() <= OpensRule.SESSION_GAP_MS;
  }

  int size() {
    return surfaces.length;
  }

  /** Whether a run names anything. */
  boolean isNamed() {
    return names.length > 0;
  }

  /** How many chars the names of all runs have. */
  int lengthOfNames() {
    int length = 0;
    for (LastNames of : names) {
      for (NamePart part : NamePart.ALL) {
        length += of.name(part).length();
      }
    }
    return length;
  }

  /** The last names of the run's events. */
  LastNames names(int run) {
    return names.length == 0 ? LastNames.NONE : names[run];
  }

  InternedSurface surface(int run) {
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

  /** How many events this run and the runs before it have together. */
  int eventsUpTo(int run) {
    return run < 0 ? 0 : events[run];
  }

  /** Whether this run and the run before it belong to one touch. */
  boolean joins(int run) {
    return surfaces[run] == surfaces[run - 1]
        && firsts[run] - lasts[run - 1] <= OpensRule.SESSION_GAP_MS;
  }

  /** Whether the first of these runs and the last of the runs before belong to one touch. */
  boolean follows(Runs before) {
    int last = before.surfaces.length - 1;
    return surfaces[0] == before.surfaces[last]
        && firsts[0] - before.lasts[last] <= OpensRule.SESSION_GAP_MS;
  }

  /** How many touches these runs form by themselves. */
  int touches() {
    return touches;
  }

  /** The index of the first run of the last touch. */
  int lastStart() {
    return lastStart;
  }

  /** The index of the last run of the first touch. */
  int firstEnd() {
    return firstEnd;
  }

  /**
   * How many touches begin up to and including this run. The first run counts as the begin of a
   * touch.
   */
  int touchesUpTo(int run) {
    int count = 1;
    for (int i = 1; i <= run; i++) {
      count += joins(i) ? 0 : 1;
    }
    return count;
  }

  /** The last run that begins at this time or earlier; -1 when all begin later. */
  int lastBeginningBy(long at) {
    int run = surfaces.length - 1;
    while (run >= 0 && firsts[run] > at) {
      run--;
    }
    return run;
  }

  /** The first run that ends at this time or later; the number of runs when all end earlier. */
  int firstEndingFrom(long at) {
    int run = 0;
    while (run < surfaces.length && lasts[run] < at) {
      run++;
    }
    return run;
  }

  /** Whether one of the runs between two indexes, both included, is on the platform. */
  boolean isAnyOn(InternedPlatform platform, int from, int to) {
    if ((platformMarks & platform.mark()) != 0) {
      for (int i = from; i <= to; i++) {
        if (surfaces[i].interned() == platform) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one of the runs between two indexes, both included, is on another platform. */
  boolean isAnyOff(InternedPlatform platform, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (surfaces[i].interned() != platform) {
        return true;
      }
    }
    return false;
  }
}
