package io.millrace.journey;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.function.Consumer;

/**
 * Visitors that two platforms share in a window: the first step on a platform counts one with each
 * platform the visitor was on before, within the window. So each pair is counted by the later one.
 */
final class OverlapRule implements Rule {
  private final Calendar calendar;

  OverlapRule(Calendar calendar) {
    this.calendar = calendar;
  }

  /** The first steps on all platforms may meet this one's, or lose it. */
  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
    if (journey.next(changed).isEmpty()) {
      return;
    }
    long until = changed.at() + Bounds.REACH.toMillis();
    journey.nextOnEach(journey.sites(), changed, until).forEach(action);
  }

  @Override
  public void count(Journey journey, Step step, Facts facts) {
    if (journey.sites().size() > 1) {
      Site site = step.place().site();
      long last = journey.lastAt(site, step, step.at() - Bounds.REACH.toMillis());
      for (Grain grain : Metric.OVERLAP.grains()) {
        long start = calendar.start(grain, step.at());
        if (last < start) {
          pairs(journey, step, grain, start, facts);
        }
      }
    }
  }

  private static void pairs(Journey journey, Step step, Grain grain, long start, Facts facts) {
    String platform = step.platform();
    for (Site site : journey.sites()) {
      if (site != step.place().site() && journey.lastAt(site, step, start) != Trail.NEVER) {
        String other = site.platform();
        boolean first = platform.compareTo(other) < 0;
        Measure pair = Measure.of(Metric.OVERLAP, first ? other : platform);
        facts.add(grain, first ? platform : other, pair, step.at(), 1);
      }
    }
  }
}
