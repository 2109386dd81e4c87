package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.kafka.common.utils.Bytes;

/**
 * Defines the index keys that find expiring cells in the order of their time. One key covers all
 * windows of a family that expire together. The keys are in the store of the cells, after all
 * cells.
 */
final class ExpiryIndex {
  /** Sorts after the key of every cell, which begins with a letter. */
  private static final byte MARK = '~';

  private static final byte MINUTE = 'm';
  private static final byte HOUR = 'h';

  private static final int PREFIX = 2 + Long.BYTES;

  private ExpiryIndex() {}

  /**
   * The windows that a key covers.
   *
   * @param family of the cells
   * @param grain of the windows
   * @param start of the first window, milliseconds
   */
  record Found(Family family, Grain grain, long start) {}

  /** The key of the windows that expire together with a cell. */
  static Bytes key(Cell cell) {
    byte[] family = (cell.kind().id() + '|' + cell.platform()).getBytes(UTF_8);
    byte[] prefix = prefix(cell.grain(), KeepPeriods.togetherFrom(cell.grain(), cell.start()));
    return Bytes.wrap(ByteBuffer.allocate(PREFIX + family.length).put(prefix).put(family).array());
  }

  /**
   * A key that is not after any key of windows of this grain that start at this time, in
   * milliseconds, or later.
   */
  static Bytes from(Grain grain, long start) {
    return Bytes.wrap(prefix(grain, start));
  }

  static Found read(Bytes key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.get());
    Grain grain = bytes.get(1) == MINUTE ? Grain.MINUTE : Grain.HOUR;
    long start = bytes.getLong(2) ^ Long.MIN_VALUE;
    String family = new String(key.get(), PREFIX, key.get().length - PREFIX, UTF_8);
    int bar = family.indexOf('|');
    Kind kind = Kind.valueOf(family.substring(0, bar).toUpperCase(Locale.ROOT));
    return new Found(new Family(kind, family.substring(bar + 1)), grain, start);
  }

  /**
   * Encodes the start of a key. The sign bit of the time is inverted, so that bytes sort like
   * times.
   */
  private static byte[] prefix(Grain grain, long start) {
    return ByteBuffer.allocate(PREFIX)
        .put(MARK)
        .put(grain == Grain.MINUTE ? MINUTE : HOUR)
        .putLong(start ^ Long.MIN_VALUE)
        .array();
  }
}
