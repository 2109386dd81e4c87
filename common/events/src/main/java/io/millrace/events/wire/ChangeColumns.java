package io.millrace.events.wire;

import com.google.protobuf.CodedInputStream;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.SubKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The changes of one record, side by side in arrays: a record is parsed once, although a change can
 * apply to a window of each grain. Changes of metrics that this version does not know, and changes
 * by 0, are skipped. For one thread.
 */
final class ChangeColumns {
  private static final int FIRST_ROWS = 8;

  /** A tag without the wire type. */
  private static final int FIELD_BITS = 3;

  private final List<String> names;
  private final Row row = new Row();
  private Metric[] metrics = new Metric[FIRST_ROWS];
  private long[] deltas = new long[FIRST_ROWS];
  private int[] hashes = new int[FIRST_ROWS];

  /** For each row, where its dimensions begin in {@link #dimensions}. */
  private int[] begins = new int[FIRST_ROWS];

  private int[] dimensions = new int[2 * FIRST_ROWS];
  private int used;
  private int size;

  /**
   * @param names the names that the dimensions of the changes refer to
   */
  ChangeColumns(List<String> names) {
    this.names = names;
  }

  int size() {
    return size;
  }

  /** Calls the action with the changes from one row to another. Changes by 0 are omitted. */
  void forEach(int from, int to, ChangesReader.Action action) {
    for (int at = from; at < to; at++) {
      if (deltas[at] != 0) {
        row.at = at;
        action.change(row, deltas[at]);
      }
    }
  }

  /**
   * Adds a row to the sum of its sub-key. The first row of a sub-key, and one with which its sum
   * would leave the 64-bit range, begin a sum in a row at the end.
   *
   * @param sums the rows of the sums so far, counted from 1
   */
  void sum(int at, EntryTable sums) {
    int hash = hashes[at];
    int slot = sums.first(hash);
    while (slot != EntryTable.END) {
      int sum = sums.place(slot) - 1;
      if (isSameKey(sum, at) && staysInRange(deltas[sum], deltas[at])) {
        deltas[sum] += deltas[at];
        return;
      }
      slot = sums.after(slot, hash);
    }
    sums.add(hash, size + 1);
    append(metrics[at], deltas[at], begins[at], hash);
  }

  private static boolean staysInRange(long one, long other) {
    long sum = one + other;
    return ((one ^ sum) & (other ^ sum)) >= 0;
  }

  private boolean isSameKey(int one, int other) {
    if (metrics[one] != metrics[other]) {
      return false;
    }
    int count = metrics[one].dimensions().size();
    // The writer gives each name one number.
    return Arrays.equals(
        dimensions,
        begins[one],
        begins[one] + count,
        dimensions,
        begins[other],
        begins[other] + count);
  }

  /** Reads the fields of one change. */
  void read(CodedInputStream in) throws IOException {
    int number = 0;
    long delta = 0;
    int begin = used;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case ChangesWriter.METRIC -> number = in.readInt32();
        case ChangesWriter.VALUE -> delta = in.readSInt64();
        case ChangesWriter.DIMENSIONS -> readDimensions(in);
        default -> {
          if (tag >> FIELD_BITS == ChangesWriter.DIMENSIONS >> FIELD_BITS) {
            throw new IllegalArgumentException("dimensions that are not packed");
          }
          in.skipField(tag);
        }
      }
    }
    Optional<Metric> metric = Metric.ofNumber(number);
    if (metric.isEmpty() || delta == 0) {
      used = begin;
    } else {
      add(metric.get(), delta, begin);
    }
  }

  private void readDimensions(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      if (used == dimensions.length) {
        dimensions = Arrays.copyOf(dimensions, 2 * used);
      }
      dimensions[used++] = in.readInt32();
    }
    in.popLimit(limit);
  }

  private void add(Metric metric, long delta, int begin) {
    if (used - begin != metric.dimensions().size()) {
      throw new IllegalArgumentException(metric + " with " + (used - begin) + " dimensions");
    }
    append(metric, delta, begin, hash(metric, begin));
  }

  private void append(Metric metric, long delta, int begin, int hash) {
    if (size == metrics.length) {
      metrics = Arrays.copyOf(metrics, 2 * size);
      deltas = Arrays.copyOf(deltas, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
      begins = Arrays.copyOf(begins, 2 * size);
    }
    metrics[size] = metric;
    deltas[size] = delta;
    begins[size] = begin;
    hashes[size] = hash;
    size++;
  }

  private int hash(Metric metric, int begin) {
    int hash = 1;
    for (int i = begin; i < used; i++) {
      hash = 31 * hash + names.get(dimensions[i]).hashCode();
    }
    return 31 * metric.number() + hash;
  }

  /** The sub-key of one row. */
  private final class Row implements SubKey {
    private int at;

    @Override
    public Metric metric() {
      return metrics[at];
    }

    @Override
    public String dimension(int index) {
      return names.get(dimensions[begins[at] + index]);
    }

    @Override
    public int hash() {
      return hashes[at];
    }
  }
}
