package io.millrace.events.wire;

import static com.google.protobuf.CodedOutputStream.computeUInt32SizeNoTag;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.SubKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ObjLongConsumer;

/**
 * The content of a cell, kept as the bytes of its record and changed in place. A wide cell changes
 * a few of its numbers many times a second: a change writes only the bytes of that number, and
 * making the record is one copy. Reading a record makes no object for a number. For one thread.
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
  private static final int FIRST_BYTES = 64;

  /** The approximate memory of this object without its arrays. */
  private static final int WEIGHT = 128;

  /** The longest varint that is written here, in bytes. Lengths and indexes are varints. */
  private static final int MAX_VARINT = 3;

  private final NameTable names = new NameTable();
  private final EntryTable entries = new EntryTable();
  private byte[] bytes;
  private int length;

  /** An empty cell whose greatest event time is {@code Long.MIN_VALUE}. */
  public CellBuffer() {
    bytes = new byte[FIRST_BYTES];
    bytes[0] = CellLayout.READ_TO;
    bytes[CellLayout.OVERFLOW_AT - 1] = CellLayout.OVERFLOW;
    bytes[CellLayout.PAGES_AT - 1] = CellLayout.PAGES;
    length = CellLayout.HEADER;
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

  private CellBuffer(byte[] record) {
    bytes = Arrays.copyOf(record, record.length + record.length / 8 + FIRST_BYTES);
    length = record.length;
  }

  /**
   * Reads the value of a cell's record. Metrics that this version does not know are kept.
   *
   * @throws UndecodableException when the bytes are not the content of a cell
   */
  public static CellBuffer read(byte[] record) throws UndecodableException {
    if (CellLayout.hasHeader(record)) {
      CellBuffer buffer = new CellBuffer(record);
      if (CellLayout.scan(record, buffer::addName, buffer::index) && !buffer.hasManyZeros()) {
        return buffer;
      }
    }
    // Another version wrote it, or a copy without the zeros is shorter.
    return new CellBuffer(CellCodec.decode(record));
  }

  /** The greatest event time seen by the task that wrote the cell, milliseconds. */
  public long asOf() {
    return number(CellLayout.READ_TO_AT);
  }

  public void asOf(long at) {
    number(CellLayout.READ_TO_AT, at);
  }

  /** Whether a sum exceeded the 64-bit range. */
  public boolean overflow() {
    return bytes[CellLayout.OVERFLOW_AT] != 0;
  }

  public void flagOverflow() {
    bytes[CellLayout.OVERFLOW_AT] = 1;
  }

  /** The number of pages, when this is the first page of its cell. */
  public int pages() {
    return Math.max(1, (int) LITTLE_ENDIAN_INT.get(bytes, CellLayout.PAGES_AT));
  }

  public void pages(int pages) {
    LITTLE_ENDIAN_INT.set(bytes, CellLayout.PAGES_AT, pages == 1 ? 0 : pages);
  }

  /** The length of the record, bytes. */
  public int length() {
    return length;
  }

  /** The approximate memory of this object, bytes. */
  public int weight() {
    return WEIGHT + bytes.length + entries.weight() + names.weight();
  }

  /** Whether all integers are 0. Integers of unknown metrics count as 0. */
  public boolean isEmpty() {
    boolean[] other = {false};
    entries.forEach(
        place ->
            other[0] |=
                number(CellLayout.number(bytes, place)) != 0
                    && CellLayout.metric(bytes, place).isPresent());
    return !other[0];
  }

  /** Calls the action with every integer that is not 0. Integers of unknown metrics are omitted. */
  public void forEach(ObjLongConsumer<Measure> action) {
    entries.forEach(
        place -> {
          if (number(CellLayout.number(bytes, place)) != 0) {
            measure(place)
                .ifPresent(
                    measure -> action.accept(measure, number(CellLayout.number(bytes, place))));
          }
        });
  }

  /** The integer of this sub-key; 0 when there is none. */
  public long value(Measure measure) {
    int place = find(measure);
    return place == EntryTable.NONE ? 0 : number(CellLayout.number(bytes, place));
  }

  /**
   * Adds a difference to the integer of this sub-key. An integer that leaves the 64-bit range stays
   * at its limit.
   *
   * @return whether the integer stayed in the 64-bit range
   */
  public boolean add(SubKey key, long delta) {
    int place = find(key);
    if (place == EntryTable.NONE) {
      if (delta != 0) {
        append(key, delta);
      }
      return true;
    }
    int at = CellLayout.number(bytes, place);
    long before = number(at);
    long sum = before + delta;
    boolean inRange = ((before ^ sum) & (delta ^ sum)) >= 0;
    number(at, inRange ? sum : delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
    return inRange;
  }

  public void set(Measure measure, long value) {
    int place = find(measure);
    if (place != EntryTable.NONE) {
      number(CellLayout.number(bytes, place), value);
    } else if (value != 0) {
      append(measure, value);
    }
  }

  /** The value of the cell's record. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private int find(SubKey key) {
    int hash = key.hash();
    int slot = entries.first(hash);
    while (slot != EntryTable.END) {
      int place = entries.place(slot);
      if (CellLayout.is(key, bytes, place, names)) {
        return place;
      }
      slot = entries.after(slot, hash);
    }
    return EntryTable.NONE;
  }

  private void append(SubKey key, long value) {
    int[] dimensions = new int[key.metric().dimensions().size()];
    int packed = 0;
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = number(key.dimension(i));
      packed += computeUInt32SizeNoTag(dimensions[i]);
    }
    int metric = key.metric().number();
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
    entries.add(key.hash(), length);
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
  }

  private int number(String name) {
    int known = names.find(name);
    if (known >= 0) {
      return known;
    }
    byte[] utf8 = name.getBytes(UTF_8);
    ensure(2 * MAX_VARINT + utf8.length);
    appendVarint(CellLayout.NAME);
    appendVarint(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    names.add(name);
    return names.size() - 1;
  }

  private void addName(String name) {
    names.add(name);
  }

  private boolean index(int place) {
    OptionalInt hash = CellLayout.hash(bytes, place, names);
    if (hash.isEmpty() || isKnown(hash.getAsInt(), place)) {
      return false;
    }
    entries.add(hash.getAsInt(), place);
    return true;
  }

  private boolean isKnown(int hash, int place) {
    int slot = entries.first(hash);
    while (slot != EntryTable.END) {
      if (CellLayout.isSame(bytes, place, entries.place(slot))) {
        return true;
      }
      slot = entries.after(slot, hash);
    }
    return false;
  }

  private boolean hasManyZeros() {
    int[] zeros = {0};
    entries.forEach(place -> zeros[0] += number(CellLayout.number(bytes, place)) == 0 ? 1 : 0);
    return zeros[0] > entries.size() / 4;
  }

  private Optional<Measure> measure(int place) {
    return CellLayout.metric(bytes, place)
        .map(metric -> new Measure(metric, CellLayout.dimensions(bytes, place, names)));
  }

  private void appendVarint(int value) {
    length = Varints.write(bytes, length, value);
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
