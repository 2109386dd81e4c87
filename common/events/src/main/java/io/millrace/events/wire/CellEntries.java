package io.millrace.events.wire;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.proto.EntryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sub-keys with their integers. The entries refer to the texts of the sub-keys by index. */
final class CellEntries {
  private CellEntries() {}

  /**
   * Reads entries. Zeros and metrics that this version does not know are skipped.
   *
   * @throws IllegalArgumentException when an entry does not have the dimensions of its metric
   * @throws IndexOutOfBoundsException when an entry refers to a name that does not exist
   */
  static Map<Measure, Long> read(List<EntryRecord> entries, List<String> names) {
    Map<Measure, Long> values = HashMap.newHashMap(entries.size());
    for (EntryRecord entry : entries) {
      // An entry sets one of the two fields; the other one is 0.
      long value = entry.getValue() + entry.getTotal();
      if (value != 0) {
        measure(entry, names).ifPresent(measure -> values.put(measure, value));
      }
    }
    return values;
  }

  private static Optional<Measure> measure(EntryRecord entry, List<String> names) {
    return Metric.ofNumber(entry.getMetric())
        .map(metric -> new Measure(metric, dimensions(entry, names)));
  }

  private static List<String> dimensions(EntryRecord entry, List<String> names) {
    List<String> dimensions = new ArrayList<>(entry.getDimensionsCount());
    for (int i = 0; i < entry.getDimensionsCount(); i++) {
      dimensions.add(names.get(entry.getDimensions(i)));
    }
    return dimensions;
  }
}
