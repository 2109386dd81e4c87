package io.millrace.audit;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Metric;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks that every accepted event is accounted for on each platform: accepted = counted + repeated
 * + beyond the horizon + over the cap. For one thread.
 */
public final class Balance {
  private static final Set<Metric> FATES =
      Set.of(
          Metric.EVENTS, Metric.REPEATED, Metric.BEYOND_HORIZON, Metric.OVER_CAP, Metric.DELETED);

  private final Map<String, Long> accepted = new TreeMap<>();
  private final Map<String, Long> accounted = new TreeMap<>();

  /** Counts an event of this platform that was read. */
  public void accepted(String platform) {
    accepted.merge(platform, 1L, Long::sum);
  }

  /** Counts the events that a cell of the summaries accounts for. Only day cells count. */
  public void accounted(Cell cell, CellState state) {
    if (cell.grain() == Grain.DAY) {
      state
          .values()
          .forEach(
              (measure, value) -> {
                if (FATES.contains(measure.metric())) {
                  accounted.merge(cell.platform(), value, Long::sum);
                }
              });
    }
  }

  /**
   * The platforms whose accepted and accounted events differ.
   *
   * @return a sentence by platform
   */
  public Map<String, String> differences() {
    Set<String> platforms = new TreeSet<>(accepted.keySet());
    platforms.addAll(accounted.keySet());
    Map<String, String> differences = new TreeMap<>();
    for (String platform : platforms) {
      long came = accepted.getOrDefault(platform, 0L);
      long became = accounted.getOrDefault(platform, 0L);
      if (came != became) {
        differences.put(
            platform,
            "%s: %,d events were accepted, the summaries account for %,d"
                .formatted(platform, came, became));
      }
    }
    return differences;
  }
}
