package io.millrace.importer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of an import.
 *
 * @param counts the numbers of lines by their result
 * @param elapsed wall-clock time
 * @param notes lines about files that are empty, break off or were not read
 * @param incomplete whether a part of a file could not be read
 * @param failure the reason why the import ended before the end of its files
 */
public record ImportReport(
    Counts counts,
    Duration elapsed,
    List<String> notes,
    boolean incomplete,
    Optional<SendException> failure) {

  /** Returns whether every record of every file is accepted, or skipped by the mapping. */
  public boolean clean() {
    return counts.clean() && !incomplete && failure.isEmpty();
  }

  /** Returns the report as text for the user. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "read %,d  sent %,d  accepted %,d  rejected %,d  bad lines %,d  unavailable %,d%n"
            .formatted(
                counts.read(),
                sent(),
                counts.accepted(),
                counts.rejectedInAll(),
                counts.bad(),
                counts.unavailable()));
    counts
        .skipped()
        .forEach((reason, n) -> text.append("  skipped, %s: %,d%n".formatted(reason, n)));
    counts.rejected().forEach((code, n) -> text.append("  rejected %s: %,d%n".formatted(code, n)));
    if (counts.ordersWithoutAmount() > 0) {
      text.append("  orders without amount: %,d%n".formatted(counts.ordersWithoutAmount()));
    }
    notes.forEach(note -> text.append("note: %s%n".formatted(note)));
    text.append("%.1f s, %,d events/s%n".formatted(seconds(), eventsPerSecond()));
    return text.toString();
  }

  /**
   * Returns the report as one line of JSON.
   *
   * @param counted whether all accepted events were counted in time; empty when nobody waited
   */
  public String json(Optional<Boolean> counted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("read", counts.read());
    fields.put("sent", sent());
    fields.put("accepted", counts.accepted());
    fields.put("badLines", counts.bad());
    fields.put("skipped", counts.skipped());
    fields.put("rejected", counts.rejected());
    fields.put("unavailable", counts.unavailable());
    fields.put("ordersWithoutAmount", counts.ordersWithoutAmount());
    fields.put("seconds", seconds());
    fields.put("eventsPerSecond", eventsPerSecond());
    fields.put("notes", notes);
    counted.ifPresent(inTime -> fields.put("counted", inTime));
    failure.ifPresent(e -> fields.put("failure", e.getMessage()));
    return JsonMapper.shared().writeValueAsString(fields);
  }

  private long sent() {
    return counts.accepted() + counts.rejectedInAll() + counts.unavailable();
  }

  private double seconds() {
    return elapsed.toMillis() / 1000.0;
  }

  private long eventsPerSecond() {
    return Math.round(counts.accepted() / Math.max(0.001, seconds()));
  }
}
