package io.millrace.audit;

import io.millrace.audit.ReceiptClock.Standing;
import io.millrace.audit.Recount.Arrival;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks that every accepted event is accounted for on each platform: accepted = counted + repeated
 * + beyond the horizon + over the cap + deleted. No metric contains the number of counted spend
 * events, so it is computed from the events. For one thread.
 */
public final class Balance {
  private static final Set<Metric> FATES =
      Set.of(
          Metric.EVENTS, Metric.REPEATED, Metric.BEYOND_HORIZON, Metric.OVER_CAP, Metric.DELETED);

  private final Map<String, Long> accepted = new TreeMap<>();
  private final Map<String, Long> accounted = new TreeMap<>();

  /** Spend events that may be beyond the horizon. They are counted, or a cell accounts for them. */
  private final Map<String, Long> inDoubt = new TreeMap<>();

  /** Counts all events of one visitor that were read. */
  public void accepted(List<Arrival> arrivals) {
    arrivals.forEach(arrival -> accepted.merge(platform(arrival), 1L, Long::sum));
    List<Arrival> spend =
        arrivals.stream()
            .filter(arrival -> arrival.event().envelope().type() == EventType.SPEND)
            .toList();
    if (!spend.isEmpty()) {
      spend(platform(spend.getFirst()), spend);
    }
  }

  /**
   * Counts the one spend event that remains of all versions with one key.
   *
   * @param versions of one visitor, so of one key
   */
  private void spend(String platform, List<Arrival> versions) {
    if (versions.stream().anyMatch(arrival -> arrival.standing() == Standing.IN_DOUBT)) {
      inDoubt.merge(platform, 1L, Long::sum);
    } else if (isCounted(versions)) {
      accounted.merge(platform, 1L, Long::sum);
    }
  }

  private static boolean isCounted(List<Arrival> versions) {
    List<Event> within =
        versions.stream()
            .filter(arrival -> arrival.standing() == Standing.WITHIN)
            .map(Arrival::event)
            .toList();
    int newest = within.stream().mapToInt(event -> event.envelope().version()).max().orElse(0);
    return !within.isEmpty()
        && within.stream()
            .filter(event -> event.envelope().version() == newest)
            .noneMatch(Event.Deleted.class::isInstance);
  }

  private static String platform(Arrival arrival) {
    return arrival.event().envelope().platform();
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
      if (came < became || came > became + inDoubt.getOrDefault(platform, 0L)) {
        differences.put(
            platform,
            "%s: %,d events were accepted, the summaries account for %,d"
                .formatted(platform, came, became));
      }
    }
    return differences;
  }
}
