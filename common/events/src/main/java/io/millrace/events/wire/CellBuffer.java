package io.millrace.events.wire;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.SubKey;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ObjLongConsumer;

/**
 * The content of a cell, kept as the bytes of its record and changed in place. A wide cell changes
 * a few of its numbers many times a second: a change writes only the bytes of that number, and
 * making the record is one copy. Reading a record makes no object for a number. For one thread.
 */
public final class CellBuffer {
  /** The approximate memory of this object without its arrays. */
  private static final int WEIGHT = 128;

  private final NameTable names = new NameTable();
  private final EntryTable entries = new EntryTable();
  private final CellRecordBytes record;

  /** An empty cell whose greatest event time is {@code Long.MIN_VALUE}. */
  public CellBuffer() {
    this(new CellRecordBytes());
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

  private CellBuffer(CellRecordBytes record) {
    this.record = record;
  }

  /**
   * Reads the value of a cell's record. Metrics that this version does not know are kept.
   *
   * @throws UndecodableException when the bytes are not the content of a cell
   */
  public static CellBuffer read(byte[] record) throws UndecodableException {
    if (CellLayout.hasHeader(record)) {
      CellBuffer buffer = new CellBuffer(new CellRecordBytes(record));
      if (CellLayout.scan(record, buffer.names::add, buffer::index) && !buffer.hasManyZeros()) {
        return buffer;
      }
    }
    // Another version wrote it, or a copy without the zeros is shorter.
    return new CellBuffer(CellCodec.decode(record));
  }

  /** The greatest event time seen by the task that wrote the cell, milliseconds. */
  public long asOf() {
    return record.asOf();
  }

  /** Changes the greatest event time, milliseconds. */
  public void asOf(long at) {
    record.asOf(at);
  }

  /** Whether a sum exceeded the 64-bit range. */
  public boolean overflow() {
    return record.overflow();
  }

  /** Notes that a sum exceeded the 64-bit range. */
  public void flagOverflow() {
    record.flagOverflow();
  }

  /** The number of pages, when this is the first page of its cell. */
  public int pages() {
    return Math.max(1, record.pages());
  }

  /** Changes the number of pages, 1 or more. */
  public void pages(int pages) {
    record.pages(pages == 1 ? 0 : pages);
  }

  /** The length of the record, bytes. */
  public int length() {
    return record.length();
  }

  /** The approximate memory of this object, bytes. */
  public int weight() {
    return WEIGHT + record.weight() + entries.weight() + names.weight();
  }

  /** Whether all integers are 0. Integers of unknown metrics count as 0. */
  public boolean isEmpty() {
    boolean[] other = {false};
    entries.forEach(
        place -> other[0] |= record.value(place) != 0 && record.metric(place).isPresent());
    return !other[0];
  }

  /** Calls the action with every integer that is not 0. Integers of unknown metrics are omitted. */
  public void forEach(ObjLongConsumer<Measure> action) {
    entries.forEach(
        place -> {
          long value = record.value(place);
          if (value != 0) {
            measure(place).ifPresent(measure -> action.accept(measure, value));
          }
        });
  }

  /** The integer of this sub-key; 0 when there is none. */
  public long value(Measure measure) {
    int place = find(measure);
    return place == EntryTable.NONE ? 0 : record.value(place);
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
    return record.add(place, delta);
  }

  /** Changes the integer of this sub-key. */
  public void set(Measure measure, long value) {
    int place = find(measure);
    if (place != EntryTable.NONE) {
      record.value(place, value);
    } else if (value != 0) {
      append(measure, value);
    }
  }

  /** The value of the cell's record. */
  public byte[] toBytes() {
    return record.copy();
  }

  private int find(SubKey key) {
    int hash = key.hash();
    int slot = entries.first(hash);
    while (slot != EntryTable.END) {
      int place = entries.place(slot);
      if (record.is(key, place, names)) {
        return place;
      }
      slot = entries.after(slot, hash);
    }
    return EntryTable.NONE;
  }

  private void append(SubKey key, long value) {
    int[] dimensions = new int[key.metric().dimensions().size()];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = number(key.dimension(i));
    }
    entries.add(key.hash(), record.append(key.metric().number(), dimensions, value));
  }

  private int number(String name) {
    int known = names.find(name);
    if (known >= 0) {
      return known;
    }
    record.append(name);
    names.add(name);
    return names.size() - 1;
  }

  private boolean index(int place) {
    OptionalInt hash = record.hash(place, names);
    if (hash.isEmpty() || isKnown(hash.getAsInt(), place)) {
      return false;
    }
    entries.add(hash.getAsInt(), place);
    return true;
  }

  private boolean isKnown(int hash, int place) {
    int slot = entries.first(hash);
    while (slot != EntryTable.END) {
      if (record.isSame(place, entries.place(slot))) {
        return true;
      }
      slot = entries.after(slot, hash);
    }
    return false;
  }

  private boolean hasManyZeros() {
    int[] zeros = {0};
    entries.forEach(place -> zeros[0] += record.value(place) == 0 ? 1 : 0);
    return zeros[0] > entries.size() / 4;
  }

  private Optional<Measure> measure(int place) {
    return record.metric(place).map(metric -> new Measure(metric, record.dimensions(place, names)));
  }
}
