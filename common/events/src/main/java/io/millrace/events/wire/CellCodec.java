package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.proto.CellRecord;
import io.millrace.events.wire.proto.EntryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cells and their contents as keys and values of {@code millrace.facts} and {@code .summaries}. */
public final class CellCodec {
  private CellCodec() {}

  /** The key of a cell's records. */
  public static byte[] encodeKey(Cell cell) {
    return cell.key().getBytes(UTF_8);
  }

  /**
   * Reads the key of a cell's record.
   *
   * @throws UndecodableException when the bytes are not the key of a cell
   */
  public static Cell decodeKey(byte[] key) throws UndecodableException {
    try {
      return Cell.ofKey(new String(key, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("not a cell: " + e.getMessage(), e);
    }
  }

  /** The value of a cell's record: totals or differences. Zeros are left out. */
  public static byte[] encode(CellState state) {
    return encode(state.asOf(), state.overflow(), state.values());
  }

  /** The same for a writer whose values change in place, sparing it a copy. */
  public static byte[] encode(long asOf, boolean overflow, Map<Measure, Long> values) {
    CellRecord.Builder record = CellRecord.newBuilder().setAsOf(asOf).setOverflow(overflow);
    Map<String, Integer> names = new HashMap<>();
    values.forEach(
        (measure, value) -> {
          if (value != 0) {
            record.addEntries(entry(measure, value, names, record));
          }
        });
    return record.build().toByteArray();
  }

  /**
   * Reads the value of a cell's record. Metrics that this version does not know are passed over.
   *
   * @throws UndecodableException when the bytes are not the contents of a cell
   */
  public static CellState decode(byte[] value) throws UndecodableException {
    try {
      CellRecord record = CellRecord.parseFrom(value);
      Map<Measure, Long> values = HashMap.newHashMap(record.getEntriesCount());
      for (EntryRecord entry : record.getEntriesList()) {
        measure(entry, record).ifPresent(measure -> values.put(measure, entry.getValue()));
      }
      return new CellState(record.getAsOf(), record.getOverflow(), values);
    } catch (InvalidProtocolBufferException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new UndecodableException("not a cell's contents: " + e.getMessage(), e);
    }
  }

  private static EntryRecord entry(
      Measure measure, long value, Map<String, Integer> names, CellRecord.Builder record) {
    EntryRecord.Builder entry =
        EntryRecord.newBuilder().setMetric(measure.metric().number()).setValue(value);
    for (String dimension : measure.dimensions()) {
      Integer index = names.get(dimension);
      if (index == null) {
        index = record.getNamesCount();
        names.put(dimension, index);
        record.addNames(dimension);
      }
      entry.addDimensions(index);
    }
    return entry.build();
  }

  private static Optional<Measure> measure(EntryRecord entry, CellRecord record) {
    return Metric.ofNumber(entry.getMetric())
        .map(metric -> new Measure(metric, dimensions(entry, record)));
  }

  private static List<String> dimensions(EntryRecord entry, CellRecord record) {
    List<String> dimensions = new ArrayList<>(entry.getDimensionsCount());
    for (int i = 0; i < entry.getDimensionsCount(); i++) {
      dimensions.add(record.getNames(entry.getDimensions(i)));
    }
    return dimensions;
  }
}
