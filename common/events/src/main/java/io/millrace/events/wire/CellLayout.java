package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.SubKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Where the parts of a {@code CellRecord} are that {@link CellRecordBytes} wrote: a header of fixed
 * length, then names and entries in any order. The place of an entry is the index of its field
 * {@code metric}. The reading methods expect the place of an entry that {@link #scan} accepted.
 */
final class CellLayout {
  /** Fields of CellRecord and EntryRecord: number and wire type. */
  static final byte READ_TO = 5 << 3 | 1;

  static final byte OVERFLOW = 2 << 3;
  static final byte NAME = 3 << 3 | 2;
  static final byte ENTRY = 4 << 3 | 2;
  static final byte PAGES = 6 << 3 | 5;
  static final byte ENTRY_METRIC = 1 << 3;
  static final byte ENTRY_DIMENSIONS = 2 << 3 | 2;
  static final byte ENTRY_TOTAL = 4 << 3 | 1;

  static final int READ_TO_AT = 1;
  static final int OVERFLOW_AT = READ_TO_AT + Long.BYTES + 1;
  static final int PAGES_AT = OVERFLOW_AT + 2;
  static final int HEADER = PAGES_AT + Integer.BYTES;

  private static final int SHORTEST_ENTRY = 2 + 2 + 1 + Long.BYTES;

  /** Numbers below it are varints of one byte. */
  private static final int ONE_BYTE = 0x80;

  /** What stands for bytes that are no UTF-8. */
  private static final char NO_CHARACTER = '\uFFFD';

  private CellLayout() {}

  /** Whether a record begins with the header. */
  static boolean hasHeader(byte[] record) {
    return record.length >= HEADER
        && record[0] == READ_TO
        && record[OVERFLOW_AT - 1] == OVERFLOW
        && record[OVERFLOW_AT] >= 0
        && record[PAGES_AT - 1] == PAGES;
  }

  /**
   * Visits the names and entries of a record with a header, in their order.
   *
   * @param entry receives the place of an entry; false when it does not accept the entry
   * @return whether the record has this layout to its end
   */
  static boolean scan(byte[] record, Consumer<String> name, IntPredicate entry) {
    int at = HEADER;
    while (at < record.length) {
      byte field = record[at];
      int length = Varints.read(record, at + 1);
      if (length < 0) {
        return false;
      }
      int content = Varints.skip(record, at + 1);
      if (length > record.length - content) {
        return false;
      }
      at = content + length;
      if (field == NAME) {
        String text = new String(record, content, length, UTF_8);
        if (text.indexOf(NO_CHARACTER) >= 0) {
          return false;
        }
        name.accept(text);
      } else if (field != ENTRY || !isEntry(record, content, at) || !entry.test(content)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEntry(byte[] record, int place, int end) {
    if (end - place < SHORTEST_ENTRY
        || record[place] != ENTRY_METRIC
        || Varints.read(record, place + 1) < 0) {
      return false;
    }
    int dimensions = Varints.skip(record, place + 1);
    if (dimensions >= end || record[dimensions] != ENTRY_DIMENSIONS) {
      return false;
    }
    int packed = Varints.read(record, dimensions + 1);
    int last = end - 1 - Long.BYTES;
    return packed >= 0
        && packed < ONE_BYTE
        && Varints.skip(record, dimensions + 1) + packed == last
        && record[last] == ENTRY_TOTAL
        && (packed == 0 || record[last - 1] >= 0);
  }

  /** The index of the integer of an entry. */
  static int number(byte[] bytes, int place) {
    int dimensions = dimensions(bytes, place);
    return dimensions + Varints.read(bytes, dimensions - 1) + 1;
  }

  /** Whether two entries have the same bytes before their integers. */
  static boolean isSame(byte[] bytes, int place, int other) {
    return Arrays.equals(bytes, place, number(bytes, place), bytes, other, number(bytes, other));
  }

  /** Whether an entry has this sub-key. */
  static boolean is(SubKey key, byte[] bytes, int place, NameTable names) {
    if (Varints.read(bytes, place + 1) != key.metric().number()) {
      return false;
    }
    int dimensions = key.metric().dimensions().size();
    int at = dimensions(bytes, place);
    for (int i = 0; i < dimensions; i++) {
      if (!names.name(Varints.read(bytes, at)).equals(key.dimension(i))) {
        return false;
      }
      at = Varints.skip(bytes, at);
    }
    return true;
  }

  /**
   * The hash code of an entry's sub-key, see {@link SubKey#hash}; empty when the entry refers to a
   * name that was not read, or does not have the dimensions of its metric.
   */
  static OptionalInt hash(byte[] bytes, int place, NameTable names) {
    int metric = Varints.read(bytes, place + 1);
    int end = number(bytes, place) - 1;
    int count = 0;
    int hash = 1;
    for (int at = dimensions(bytes, place); at < end; at = Varints.skip(bytes, at)) {
      int name = Varints.read(bytes, at);
      if (name < 0 || name >= names.size()) {
        return OptionalInt.empty();
      }
      hash = 31 * hash + names.name(name).hashCode();
      count++;
    }
    int dimensions = count;
    return Metric.ofNumber(metric).filter(of -> of.dimensions().size() != dimensions).isPresent()
        ? OptionalInt.empty()
        : OptionalInt.of(31 * metric + hash);
  }

  /** The metric of an entry; empty when this version does not know it. */
  static Optional<Metric> metric(byte[] bytes, int place) {
    return Metric.ofNumber(Varints.read(bytes, place + 1));
  }

  static List<String> dimensions(byte[] bytes, int place, NameTable names) {
    int end = number(bytes, place) - 1;
    List<String> dimensions = new ArrayList<>();
    for (int at = dimensions(bytes, place); at < end; at = Varints.skip(bytes, at)) {
      dimensions.add(names.name(Varints.read(bytes, at)));
    }
    return dimensions;
  }

  /** The index of the first dimension of an entry. */
  private static int dimensions(byte[] bytes, int place) {
    return Varints.skip(bytes, Varints.skip(bytes, place + 1) + 1);
  }
}
