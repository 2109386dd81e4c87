package io.millrace.events.wire;

import static com.google.protobuf.CodedOutputStream.computeUInt32SizeNoTag;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.SubKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The bytes of a {@code CellRecord} in the layout of {@link CellLayout}. Numbers are changed in
 * place, which is possible because they have a fixed width. Names and entries are appended, because
 * the fields of a record may come in any order. For one thread.
 */
final class CellRecordBytes {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LITTLE_ENDIAN_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NUMBER_BYTES = Long.BYTES;
  private static final int FIRST_BYTES = 64;

  /** The longest varint that is written here, in bytes. Lengths and indexes are varints. */
  private static final int MAX_VARINT = 3;

  private byte[] bytes;
  private int length;

  /** A header of zeros, without names and entries. */
  CellRecordBytes() {
    bytes = new byte[FIRST_BYTES];
    bytes[0] = CellLayout.READ_TO;
    bytes[CellLayout.OVERFLOW_AT - 1] = CellLayout.OVERFLOW;
    bytes[CellLayout.PAGES_AT - 1] = CellLayout.PAGES;
    length = CellLayout.HEADER;
  }

  /** A copy of a record that {@link CellLayout#hasHeader has the header}. */
  CellRecordBytes(byte[] record) {
    bytes = Arrays.copyOf(record, record.length + record.length / 8 + FIRST_BYTES);
    length = record.length;
  }

  /** The length of the record, bytes. */
  int length() {
    return length;
  }

  /** The memory of the bytes, with the room behind them. */
  int weight() {
    return bytes.length;
  }

  /** A copy of the record. */
  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  long asOf() {
    return number(CellLayout.READ_TO_AT);
  }

  void asOf(long at) {
    number(CellLayout.READ_TO_AT, at);
  }

  boolean overflow() {
    return bytes[CellLayout.OVERFLOW_AT] != 0;
  }

  void flagOverflow() {
    bytes[CellLayout.OVERFLOW_AT] = 1;
  }

  /** The number of pages; 0 when the cell has one. */
  int pages() {
    return (int) LITTLE_ENDIAN_INT.get(bytes, CellLayout.PAGES_AT);
  }

  void pages(int pages) {
    LITTLE_ENDIAN_INT.set(bytes, CellLayout.PAGES_AT, pages);
  }

  /** The metric of an entry; empty when this version does not know it. */
  Optional<Metric> metric(int entry) {
    return CellLayout.metric(bytes, entry);
  }

  List<String> dimensions(int entry, NameTable names) {
    return CellLayout.dimensions(bytes, entry, names);
  }

  /** Whether an entry has this sub-key. */
  boolean is(SubKey key, int entry, NameTable names) {
    return CellLayout.is(key, bytes, entry, names);
  }

  /** Whether two entries have the same sub-key. */
  boolean isSame(int entry, int other) {
    return CellLayout.isSame(bytes, entry, other);
  }

  /** The hash code of an entry's sub-key, see {@link CellLayout#hash}. */
  OptionalInt hash(int entry, NameTable names) {
    return CellLayout.hash(bytes, entry, names);
  }

  /** The integer of an entry. */
  long value(int entry) {
    return number(CellLayout.number(bytes, entry));
  }

  /** Changes the integer of an entry. */
  void value(int entry, long value) {
    number(CellLayout.number(bytes, entry), value);
  }

  /**
   * Adds a difference to the integer of an entry. An integer that leaves the 64-bit range stays at
   * its limit.
   *
   * @return whether the integer stayed in the 64-bit range
   */
  boolean add(int entry, long delta) {
    int index = CellLayout.number(bytes, entry);
    long before = number(index);
    long sum = before + delta;
    boolean inRange = ((before ^ sum) & (delta ^ sum)) >= 0;
    number(index, inRange ? sum : delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
    return inRange;
  }

  /** Appends a name. Entries refer to names by their order. */
  void append(String name) {
    byte[] utf8 = name.getBytes(UTF_8);
    ensure(2 * MAX_VARINT + utf8.length);
    appendVarint(CellLayout.NAME);
    appendVarint(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /** Appends an entry whose dimensions are numbers of names, and returns its place. */
  int append(int metric, int[] dimensions, long value) {
    int packed = 0;
    for (int dimension : dimensions) {
      packed += computeUInt32SizeNoTag(dimension);
    }
    ensure(8 * MAX_VARINT + packed + NUMBER_BYTES);
    appendVarint(CellLayout.ENTRY);
    appendVarint(
        1
            + computeUInt32SizeNoTag(metric)
            + 1
            + computeUInt32SizeNoTag(packed)
            + packed
            + 1
            + NUMBER_BYTES);
    int entry = length;
    appendVarint(CellLayout.ENTRY_METRIC);
    appendVarint(metric);
    appendVarint(CellLayout.ENTRY_DIMENSIONS);
    appendVarint(packed);
    for (int dimension : dimensions) {
      appendVarint(dimension);
    }
    appendVarint(CellLayout.ENTRY_TOTAL);
    number(length, value);
    length += NUMBER_BYTES;
    return entry;
  }

  private void appendVarint(int value) {
    length = Varints.write(bytes, length, value);
  }

  private long number(int index) {
    return (long) LITTLE_ENDIAN.get(bytes, index);
  }

  private void number(int index, long value) {
    LITTLE_ENDIAN.set(bytes, index, value);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 3 / 2));
    }
  }
}
