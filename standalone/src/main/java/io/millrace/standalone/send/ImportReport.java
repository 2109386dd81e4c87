package io.millrace.standalone.send;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an import ended.
 *
 * @param counts where the lines went
 * @param elapsed wall-clock time
 * @param notes on files that break off
 * @param failure why it ended before its files did
 */
public record ImportReport(
    Counts counts, Duration elapsed, List<String> notes, Optional<SendException> failure) {

  /** For people. */
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
    counts.rejected().forEach((code, n) -> text.append("  rejected %s: %,d%n".formatted(code, n)));
    notes.forEach(note -> text.append("note: %s%n".formatted(note)));
    text.append("%.1f s, %,d events/s%n".formatted(seconds(), eventsPerSecond()));
    return text.toString();
  }

  /**
   * For programs: one line.
   *
   * @param counted whether everything was counted in time, if that was waited for
   */
  public String json(Optional<Boolean> counted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("read", counts.read());
    fields.put("sent", sent());
    fields.put("accepted", counts.accepted());
    fields.put("badLines", counts.bad());
    fields.put("rejected", counts.rejected());
    fields.put("unavailable", counts.unavailable());
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
