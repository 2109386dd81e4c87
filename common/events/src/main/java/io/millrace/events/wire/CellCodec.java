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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts cells and their content to keys and values of {@code millrace.summaries}, and back. */
public final class CellCodec {
  /** The number of bars in a key before the number of a page. */
  private static final int BARS = 4;

  /** The number of bars in a key before the grain of the window. */
  private static final int BARS_OF_FAMILY = 2;

  /** The number of the first page in the key of an entity's cell. */
  private static final byte[] FIRST = {'|', '0'};

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

  /** The key of the first page of the cell that this key belongs to. */
  public static byte[] firstPage(byte[] key) {
    int page = bar(key, 0, BARS);
    if (page == key.length) {
      return key;
    }
    int entity = bar(key, page + 1, 1);
    if (entity == key.length) {
      return Arrays.copyOf(key, page);
    }
    byte[] first = new byte[page + FIRST.length + key.length - entity];
    System.arraycopy(key, 0, first, 0, page);
    System.arraycopy(FIRST, 0, first, page, FIRST.length);
    System.arraycopy(key, entity, first, page + FIRST.length, key.length - entity);
    return first;
  }

  /** The key of the family of the cell that this key belongs to; see {@link FamilyCodec}. */
  public static byte[] family(byte[] key) {
    int window = bar(key, 0, BARS_OF_FAMILY);
    int entity = bar(key, window + 1, BARS + 1 - BARS_OF_FAMILY);
    byte[] family = new byte[window + key.length - entity];
    System.arraycopy(key, 0, family, 0, window);
    System.arraycopy(key, entity, family, window, key.length - entity);
    return family;
  }

  /** The index of a bar, counted from an index on; the length of the key when it has fewer bars. */
  private static int bar(byte[] key, int from, int bars) {
    int left = bars;
    for (int i = from; i < key.length; i++) {
      if (key[i] == '|' && --left == 0) {
        return i;
      }
    }
    return key.length;
  }

  /** The value of a cell's record. Zeros are omitted. */
  public static byte[] encode(CellState state) {
    return new CellBuffer(state).toBytes();
  }

  /**
   * Reads the value of a cell's record. Metrics that this version does not know are skipped.
   *
   * @throws UndecodableException when the bytes are not the content of a cell
   */
  public static CellState decode(byte[] value) throws UndecodableException {
    try {
      CellRecord record = CellRecord.parseFrom(value);
      return new CellState(
          record.hasReadTo() ? record.getReadTo() : record.getAsOf(),
          record.getOverflow(),
          Math.max(1, record.getPages()),
          entries(record.getEntriesList(), record.getNamesList()));
    } catch (InvalidProtocolBufferException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new UndecodableException("not a cell's contents: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the integers by sub-key. Zeros are skipped. The dimensions of a sub-key are indexes of
   * names.
   *
   * @throws IllegalArgumentException when an entry does not have the dimensions of its metric
   * @throws IndexOutOfBoundsException when an entry refers to a name that does not exist
   */
  private static Map<Measure, Long> entries(List<EntryRecord> entries, List<String> names) {
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
