package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * The content of a cell, kept as the bytes of its record and changed in place. A wide cell changes
 * a few of its numbers many times a second: a change writes only the bytes of that number, and
 * making the record is one copy. For one thread.
 *
 * <p>Changing in place is possible because numbers have a fixed width. New names and entries are
 * appended at the end, because the fields of a record may come in any order.
 */
public final class CellBuffer {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LITTLE_ENDIAN_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NUMBER_BYTES = Long.BYTES;

  /** The approximate memory of an entry in addition to its bytes. */
  private static final int ENTRY_WEIGHT = 160;

  /** The longest varint that is written here, in bytes. Lengths and indexes are varints. */
  private static final int MAX_VARINT = 3;

  /** Fields of CellRecord and EntryRecord: number and wire type. */
  private static final int READ_TO = 5 << 3 | 1;

  private static final int OVERFLOW = 2 << 3;
  private static final int NAME = 3 << 3 | 2;
  private static final int ENTRY = 4 << 3 | 2;
  private static final int ENTRY_METRIC = 1 << 3;
  private static final int ENTRY_DIMENSIONS = 2 << 3 | 2;
  private static final int ENTRY_TOTAL = 4 << 3 | 1;
  private static final int READ_TO_AT = 1;
  private static final int OVERFLOW_AT = READ_TO_AT + NUMBER_BYTES + 1;
  private static final int PAGES = 6 << 3 | 5;
  private static final int PAGES_AT = OVERFLOW_AT + 2;

  private final Map<Measure, Integer> places = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private byte[] bytes = new byte[64];
  private int length;

  /** An empty cell whose greatest event time is {@code Long.MIN_VALUE}. */
  public CellBuffer() {
    appendVarint(READ_TO);
    length += NUMBER_BYTES;
    appendVarint(OVERFLOW);
    length++;
    appendVarint(PAGES);
    length += Integer.BYTES;
    asOf(Long.MIN_VALUE);
  }

  /** A cell with this content. */
  public CellBuffer(CellState state) {
    this();
    asOf(state.asOf());
    if (state.overflow()) {
      flagOverflow();
    }
    pages(state.pages());
    state.values().forEach(this::set);
  }

  /** The greatest event time seen by the task that wrote the cell, milliseconds. */
  public long asOf() {
    return number(READ_TO_AT);
  }

  public void asOf(long at) {
    number(READ_TO_AT, at);
  }

  /** Whether a sum exceeded the 64-bit range. */
  public boolean overflow() {
    return bytes[OVERFLOW_AT] != 0;
  }

  public void flagOverflow() {
    bytes[OVERFLOW_AT] = 1;
  }

  /** The number of pages, when this is the first page of its cell. */
  public int pages() {
    return Math.max(1, (int) LITTLE_ENDIAN_INT.get(bytes, PAGES_AT));
  }

  public void pages(int pages) {
    LITTLE_ENDIAN_INT.set(bytes, PAGES_AT, pages == 1 ? 0 : pages);
  }

  /** The length of the record, bytes. */
  public int length() {
    return length;
  }

  /** The approximate memory of this object, bytes. */
  public int weight() {
    return bytes.length + (places.size() + names.size()) * ENTRY_WEIGHT;
  }

  /** Calls the action with every integer that is not 0. */
  public void forEach(ObjLongConsumer<Measure> action) {
    places.forEach(
        (measure, place) -> {
          if (number(place) != 0) {
            action.accept(measure, number(place));
          }
        });
  }

  /** The integer of this sub-key; 0 when there is none. */
  public long value(Measure measure) {
    Integer place = places.get(measure);
    return place == null ? 0 : number(place);
  }

  /**
   * Adds a difference to the integer of this sub-key. An integer that leaves the 64-bit range stays
   * at its limit.
   *
   * @return whether the integer stayed in the 64-bit range
   */
  public boolean add(Measure measure, long delta) {
    Integer place = places.get(measure);
    if (place == null) {
      if (delta != 0) {
        append(measure, delta);
      }
      return true;
    }
    long before = number(place);
    long sum = before + delta;
    boolean inRange = ((before ^ sum) & (delta ^ sum)) >= 0;
    number(place, inRange ? sum : delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
    return inRange;
  }

  public void set(Measure measure, long value) {
    Integer place = places.get(measure);
    if (place != null) {
      number(place, value);
    } else if (value != 0) {
      append(measure, value);
    }
  }

  /** The value of the cell's record. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void append(Measure measure, long value) {
    int[] dimensions = measure.dimensions().stream().mapToInt(this::name).toArray();
    int packed = Arrays.stream(dimensions).map(CellBuffer::size).sum();
    int metric = measure.metric().number();
    ensure(8 * MAX_VARINT + packed + NUMBER_BYTES);
    appendVarint(ENTRY);
    appendVarint(1 + size(metric) + 1 + size(packed) + packed + 1 + NUMBER_BYTES);
    appendVarint(ENTRY_METRIC);
    appendVarint(metric);
    appendVarint(ENTRY_DIMENSIONS);
    appendVarint(packed);
    Arrays.stream(dimensions).forEach(this::appendVarint);
    appendVarint(ENTRY_TOTAL);
    places.put(measure, length);
    number(length, value);
    length += NUMBER_BYTES;
  }

  private int name(String name) {
    Integer known = names.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    byte[] utf8 = name.getBytes(UTF_8);
    ensure(2 * MAX_VARINT + utf8.length);
    appendVarint(NAME);
    appendVarint(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return names.size() - 1;
  }

  private void appendVarint(int value) {
    int rest = value;
    while (rest >= 0x80) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private static int size(int value) {
    return value < 0x80 ? 1 : value < 0x4000 ? 2 : 3;
  }

  private long number(int place) {
    return (long) LITTLE_ENDIAN.get(bytes, place);
  }

  private void number(int place, long value) {
    LITTLE_ENDIAN.set(bytes, place, value);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 3 / 2));
    }
  }
}
