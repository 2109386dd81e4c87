package io.millrace.aggregator.topology;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.wire.ChangesReader.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the minutes of a record that lie in the same longer windows, so that their changes are
 * added up before they are added to each of these windows.
 */
final class MinutesTogether {
  static final List<Grain> LONGER_GRAINS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Grain.MINUTE)));

  private MinutesTogether() {}

  /**
   * The windows without a grain, by the longer windows that they lie in. An hour alone does not
   * decide the day, because hours are of UTC and a day can begin within one.
   */
  static Collection<List<Window>> of(List<Window> windows, Calendar calendar) {
    Map<List<Long>, List<Window>> groups = new LinkedHashMap<>();
    for (Window window : windows) {
      if (window.grain().isEmpty()) {
        groups
            .computeIfAbsent(starts(window.start(), calendar), _ -> new ArrayList<>(1))
            .add(window);
      }
    }
    return groups.values();
  }

  /** The starts of the longer windows that a minute lies in. */
  private static List<Long> starts(long minute, Calendar calendar) {
    List<Long> starts = new ArrayList<>(LONGER_GRAINS.size());
    for (Grain grain : LONGER_GRAINS) {
      starts.add(calendar.start(grain, minute));
    }
    return starts;
  }
}
