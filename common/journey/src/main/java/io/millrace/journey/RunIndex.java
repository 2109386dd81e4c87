package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Indexes the runs of a part of a journey, so that purchases find their touches. The time to build
 * the index grows with the number of its parts. The time to find the touches of a purchase grows
 * with the number of credited touches, however long the lookback is.
 */
final class RunIndex {
  private final Runs[] parts;

  /** Whether each part's first run continues the run before it. */
  private final boolean[] joined;

  /** How many touches begin before each part. */
  private final int[] touchesBefore;

  /** How many events there are before each part. */
  private final int[] eventsBefore;

  /** The part that the touch of each part's first run begins in. */
  private final int[] startOf;

  /** The part that the touch of each part's last run ends in. */
  private final int[] endOf;

  /** Whether a run names anything. */
  private final boolean named;

  private final TouchCollector.Numbers numbers = new TouchCollector.Numbers();
  private final Map<InternedPlatform, Sightings> sightings = new HashMap<>();

  /**
   * @param neighbours the runs of neighbouring parts, in journey order
   */
  RunIndex(List<Runs> neighbours) {
    List<Runs> some = new ArrayList<>(neighbours.size());
    boolean anyNamed = false;
    for (Runs runs : neighbours) {
      if (runs.size() > 0) {
        some.add(runs);
        anyNamed |= runs.isNamed();
      }
    }
    named = anyNamed;
    parts = some.toArray(new Runs[0]);
    int count = parts.length;
    joined = new boolean[count + 1];
    touchesBefore = new int[count];
    eventsBefore = new int[count];
    startOf = new int[count];
    endOf = new int[count];
    for (int i = 1; i < count; i++) {
      Runs before = parts[i - 1];
      joined[i] = parts[i].follows(before);
      touchesBefore[i] = touchesBefore[i - 1] + before.touches() - (joined[i - 1] ? 1 : 0);
      eventsBefore[i] = eventsBefore[i - 1] + before.eventsUpTo(before.size() - 1);
      startOf[i] = !joined[i] ? i : before.touches() == 1 ? startOf[i - 1] : i - 1;
    }
    for (int i = count - 1; i >= 0; i--) {
      endOf[i] = !joined[i + 1] ? i : parts[i + 1].touches() == 1 ? endOf[i + 1] : i + 1;
    }
  }

  /**
   * Computes the loop of a purchase of the journey.
   *
   * @param since the start of the lookback, milliseconds
   */
  Loop loop(JourneyEvent purchase, long since) {
    int part = lastPartBeginningBy(purchase.at());
    int oldestPart = firstPartEndingFrom(since);
    if (part < 0 || oldestPart > part) {
      return Loop.direct(purchase);
    }
    int run = parts[part].lastBeginningBy(purchase.at());
    int oldest = parts[oldestPart].firstEndingFrom(since);
    if (oldestPart == part && oldest > run) {
      return Loop.direct(purchase);
    }
    return new Walk(purchase, since, oldestPart, oldest).back(part, run);
  }

  /** One walk back, from the purchase to the oldest run of its lookback. */
  private final class Walk {
    private final InternedPlatform platform;
    private final long since;
    private final int oldestPart;
    private final int oldest;
    private final TouchCollector collector;
    private int part;
    private int run;

    private Walk(JourneyEvent purchase, long since, int oldestPart, int oldest) {
      this.platform = purchase.surface().interned();
      this.since = since;
      this.oldestPart = oldestPart;
      this.oldest = oldest;
      this.collector = new TouchCollector(purchase, numbers);
    }

    private Loop back(int fromPart, int fromRun) {
      part = fromPart;
      run = fromRun;
      boolean more = true;
      while (more && takeTouch()) {
        more = part > oldestPart || run > oldest;
        if (more) {
          stepBack();
        }
      }
      int all = touchNumber(fromPart, fromRun) - touchNumber(oldestPart, oldest) + 1;
      return more
          ? collector.loop(
              all,
              firstTouchAt(),
              !collector.isHere() && isOlderHere(),
              !collector.isElsewhere() && isOlderElsewhere())
          : collector.loop(all, collector.oldestAt(), false, false);
    }

    /**
     * Collects the touch that ends at the current run, if there is room for it, and moves to the
     * run where the touch begins.
     */
    private boolean takeTouch() {
      int startPart = part;
      int start = run;
      while (start > 0 && parts[startPart].joins(start)) {
        start--;
      }
      if (start == 0 && startOf[startPart] < startPart) {
        startPart = startOf[startPart];
        start = parts[startPart].lastStart();
      }
      if (startPart < oldestPart || (startPart == oldestPart && start < oldest)) {
        startPart = oldestPart;
        start = oldest;
      }
      int events = eventsUpTo(part, run) - eventsUpTo(startPart, start - 1);
      Names names = named ? names(startPart, start) : Names.NONE;
      if (!collector.take(parts[part].surface(run), names, parts[part].last(run), events)) {
        return false;
      }
      part = startPart;
      run = start;
      return true;
    }

    /** The names of the touch from that run to the current one. */
    private Names names(int startPart, int start) {
      LastNames last = new LastNames();
      for (int of = part; of >= startPart && !last.isComplete(); of--) {
        if (parts[of].isNamed()) {
          int from = of == startPart ? start : 0;
          for (int i = of == part ? run : parts[of].size() - 1; i >= from; i--) {
            last.add(parts[of].names(i), since);
          }
        }
      }
      return last.names();
    }

    private void stepBack() {
      if (run > 0) {
        run--;
      } else {
        part--;
        run = parts[part].size() - 1;
      }
    }

    /**
     * The end of the first touch of the lookback, in milliseconds. That touch was not collected.
     */
    private long firstTouchAt() {
      int end = oldest;
      int last = parts[oldestPart].size() - 1;
      while (end < last && parts[oldestPart].joins(end + 1)) {
        end++;
      }
      int endPart = end == last ? endOf[oldestPart] : oldestPart;
      return endPart == oldestPart
          ? parts[oldestPart].last(end)
          : parts[endPart].last(parts[endPart].firstEnd());
    }

    private boolean isOlderHere() {
      return part == oldestPart
          ? parts[part].isAnyOn(platform, oldest, run)
          : parts[part].isAnyOn(platform, 0, run)
              || parts[oldestPart].isAnyOn(platform, oldest, parts[oldestPart].size() - 1)
              || sightings().here[part - 1] > oldestPart;
    }

    private boolean isOlderElsewhere() {
      return part == oldestPart
          ? parts[part].isAnyOff(platform, oldest, run)
          : parts[part].isAnyOff(platform, 0, run)
              || parts[oldestPart].isAnyOff(platform, oldest, parts[oldestPart].size() - 1)
              || sightings().elsewhere[part - 1] > oldestPart;
    }

    private Sightings sightings() {
      return sightings.computeIfAbsent(platform, of -> new Sightings(of, parts));
    }
  }

  /**
   * For each part, the last part up to it with a run on the platform, and the last part with a run
   * on another platform.
   */
  private static final class Sightings {
    private final int[] here;
    private final int[] elsewhere;

    private Sightings(InternedPlatform platform, Runs[] parts) {
      here = new int[parts.length];
      elsewhere = new int[parts.length];
      for (int i = 0; i < parts.length; i++) {
        int last = parts[i].size() - 1;
        here[i] = parts[i].isAnyOn(platform, 0, last) ? i : i == 0 ? -1 : here[i - 1];
        elsewhere[i] = parts[i].isAnyOff(platform, 0, last) ? i : i == 0 ? -1 : elsewhere[i - 1];
      }
    }
  }

  /** How many touches begin up to and including this run. */
  private int touchNumber(int part, int run) {
    return touchesBefore[part] + parts[part].touchesUpTo(run) - (joined[part] ? 1 : 0);
  }

  private int eventsUpTo(int part, int run) {
    return eventsBefore[part] + parts[part].eventsUpTo(run);
  }

  private int lastPartBeginningBy(long at) {
    int low = 0;
    int high = parts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts[middle].first(0) <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private int firstPartEndingFrom(long at) {
    int low = 0;
    int high = parts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts[middle].last(parts[middle].size() - 1) < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
