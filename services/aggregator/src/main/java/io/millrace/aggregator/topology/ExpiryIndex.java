package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.kafka.common.utils.Bytes;

/**
 * Defines the index keys that find expiring cells in the order of their time. One key covers all
 * minutes or hours of a family that expire together, or one day of all entities of a platform. The
 * keys are in the store of the cells, after all cells.
 */
final class ExpiryIndex {
  /** Sorts after the key of every cell, which begins with a letter. */
  private static final byte MARK = '~';

  private static final byte MINUTE = 'm';
  private static final byte HOUR = 'h';
  private static final byte DAY = 'd';

  /** The character after the bar of keys. */
  private static final char AFTER_BAR = '|' + 1;

  private static final int PREFIX = 2 + Long.BYTES;

  private ExpiryIndex() {}

  /**
   * The windows that a key covers.
   *
   * @param kind of the cells
   * @param platform of the cells
   * @param grain of the windows
   * @param start of the first window, milliseconds
   */
  record Found(Kind kind, String platform, Grain grain, long start) {

    /** The cell of a minute or an hour that starts at that time, in milliseconds. */
    Cell cell(long at) {
      return new Cell(kind, platform, grain, at);
    }

    /** A key that is before the keys of all cells of a day of entities, and after earlier ones. */
    Bytes firstCell() {
      return Bytes.wrap((cells() + '|').getBytes(UTF_8));
    }

    /** A key that is after the keys of all cells of a day of entities, and before later ones. */
    Bytes behindCells() {
      return Bytes.wrap((cells() + AFTER_BAR).getBytes(UTF_8));
    }

    private String cells() {
      return kind.id() + '|' + platform + '|' + grain.id() + '|' + start;
    }
  }

  /** Whether the index finds the cell when it expires. Other cells never expire. */
  static boolean covers(Cell cell) {
    return switch (cell.grain()) {
      case MINUTE, HOUR -> true;
      case DAY -> cell.kind() == Kind.ENTITIES;
      case WEEK, MONTH -> false;
    };
  }

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
    Grain grain = grain(bytes.get(1));
    long start = bytes.getLong(2) ^ Long.MIN_VALUE;
    String family = new String(key.get(), PREFIX, key.get().length - PREFIX, UTF_8);
    int bar = family.indexOf('|');
    Kind kind = Kind.valueOf(family.substring(0, bar).toUpperCase(Locale.ROOT));
    return new Found(kind, family.substring(bar + 1), grain, start);
  }

  /**
   * Encodes the start of a key. The sign bit of the time is inverted, so that bytes sort like
   * times.
   */
  private static byte[] prefix(Grain grain, long start) {
    return ByteBuffer.allocate(PREFIX)
        .put(MARK)
        .put(mark(grain))
        .putLong(start ^ Long.MIN_VALUE)
        .array();
  }

  private static byte mark(Grain grain) {
    return switch (grain) {
      case MINUTE -> MINUTE;
      case HOUR -> HOUR;
      case DAY -> DAY;
      case WEEK, MONTH -> throw new IllegalArgumentException(grain + " does not expire");
    };
  }

  private static Grain grain(byte mark) {
    return switch (mark) {
      case MINUTE -> Grain.MINUTE;
      case HOUR -> Grain.HOUR;
      case DAY -> Grain.DAY;
      default -> throw new IllegalArgumentException("no key of the index: " + mark);
    };
  }
}
