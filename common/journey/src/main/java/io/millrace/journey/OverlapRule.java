package io.millrace.journey;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts visitors that two platforms share in a window. The only event on a platform in a window
 * counts one for each other platform with an event of the visitor in that window.
 *
 * <p>A change adds or subtracts only the contribution of the changed event, and no other
 * contribution has to be computed again. The count is not a sum over all events like in the other
 * rules, because each event would then have to count each other platform.
 */
final class OverlapRule implements FactRule {
  private final Calendar calendar;

  OverlapRule(Calendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    if (journey.platforms().size() > 1) {
      InternedPlatform seen = event.surface().interned();
      long last =
          journey.presences().lastAt(seen, event, event.at() - EngineLimits.REACH.toMillis());
      List<Window> windows = firstIn(event.at(), last);
      if (!windows.isEmpty()) {
        long next =
            journey
                .presences()
                .next(seen, event, until(windows))
                .map(JourneyEvent::at)
                .orElse(Long.MAX_VALUE);
        windows.removeIf(window -> next < window.end);
        pairs(journey, event, windows, facts);
      }
    }
  }

  /** The windows around an event time that begin after the last event before it. */
  private List<Window> firstIn(long at, long last) {
    List<Window> windows = new ArrayList<>(1);
    for (Grain grain : Metric.OVERLAP.grains()) {
      long start = calendar.start(grain, at);
      if (last < start) {
        windows.add(new Window(grain, start, calendar.end(grain, start)));
      }
    }
    return windows;
  }

  /** Counts the pairs of an event that is the only one on its platform in these windows. */
  private static void pairs(
      Journey journey, JourneyEvent event, List<Window> windows, FactSink facts) {
    if (windows.isEmpty()) {
      return;
    }
    List<InternedPlatform> others = new ArrayList<>(journey.platforms());
    others.remove(event.surface().interned());
    long since = windows.stream().mapToLong(Window::start).min().orElseThrow();
    PlatformSearch before = journey.presences().lastOnEach(others, event, since);
    PlatformSearch after = journey.presences().nextOnEach(others, event, until(windows));
    for (InternedPlatform other : others) {
      for (Window window : windows) {
        if (before.at(other, LastSeen.NEVER) >= window.start
            || after.at(other, Long.MAX_VALUE) < window.end) {
          pair(event, other.platform(), window.grain, facts);
        }
      }
    }
  }

  private static void pair(JourneyEvent event, String other, Grain grain, FactSink facts) {
    String platform = event.platform();
    boolean first = platform.compareTo(other) < 0;
    Measure pair = Measure.of(Metric.OVERLAP, first ? other : platform);
    facts.add(grain, first ? platform : other, pair, event.at(), 1);
  }

  private static long until(List<Window> windows) {
    return windows.stream().mapToLong(Window::end).max().orElseThrow() - 1;
  }

  /**
   * A window with the event in it.
   *
   * @param grain the length of the window
   * @param start milliseconds, included
   * @param end milliseconds, excluded
   */
  private record Window(Grain grain, long start, long end) {}
}
