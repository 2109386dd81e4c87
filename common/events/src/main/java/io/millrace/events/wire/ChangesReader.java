package io.millrace.events.wire;

import com.google.protobuf.CodedInputStream;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.SubKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link ChangesWriter} wrote, without an object for each change. Metrics that this
 * version does not know are skipped. For one thread.
 */
public final class ChangesReader {
  private final byte[] record;
  private final List<String> names = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final ChangeColumns columns = new ChangeColumns(names);
  private long asOf;

  private ChangesReader(byte[] record) {
    this.record = record;
  }

  /** Receives the changes of a window. */
  public interface Action {
    /**
     * Receives one change.
     *
     * @param key the sub-key that changed; valid during this call only
     * @param delta by how much
     */
    void change(SubKey key, long delta);
  }

  /**
   * Reads a record.
   *
   * @throws UndecodableException when the bytes are not changes
   */
  public static ChangesReader read(byte[] record) throws UndecodableException {
    try {
      ChangesReader reader = new ChangesReader(record);
      reader.fields();
      for (Window window : reader.windows) {
        window.read();
      }
      return reader;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new UndecodableException("not changes: " + e.getMessage(), e);
    }
  }

  /** The greatest event time seen by the task that computed the changes, milliseconds. */
  public long asOf() {
    return asOf;
  }

  /** The windows in which something changed. */
  public List<Window> windows() {
    return windows;
  }

  /**
   * Adds up the changes of several windows of this record by sub-key. Their result has one change
   * for each sub-key, and more only where a sum would leave the 64-bit range.
   *
   * @param parts windows of this record, at least one
   * @return a window that starts like the first of them, and has no grain
   */
  public Window sum(List<Window> parts) {
    Window first = parts.getFirst();
    if (parts.size() == 1) {
      return first;
    }
    EntryTable sums = new EntryTable();
    Window sum = new Window(Optional.empty(), first.start, 0, 0);
    sum.firstRow = columns.size();
    for (Window part : parts) {
      for (int row = part.firstRow; row < part.endRow; row++) {
        columns.sum(row, sums);
      }
    }
    sum.endRow = columns.size();
    return sum;
  }

  private void fields() throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(record);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case ChangesWriter.AS_OF -> asOf = in.readInt64();
        case ChangesWriter.NAME -> names.add(in.readStringRequireUtf8());
        case ChangesWriter.WINDOW -> windows.add(window(in));
        default -> in.skipField(tag);
      }
    }
  }

  private Window window(CodedInputStream in) throws IOException {
    int length = in.readRawVarint32();
    int from = in.getTotalBytesRead();
    int limit = in.pushLimit(length);
    String grain = "";
    long start = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case ChangesWriter.GRAIN -> grain = in.readStringRequireUtf8();
        case ChangesWriter.START -> start = in.readInt64();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    Optional<Grain> known = Grain.of(grain);
    if (known.isEmpty() && !grain.isEmpty()) {
      throw new IllegalArgumentException("unknown grain " + grain);
    }
    return new Window(known, start, from, length);
  }

  /** The changes of one window. */
  public final class Window {
    private final Optional<Grain> grain;
    private final long start;
    private final int from;
    private final int length;
    private int firstRow;
    private int endRow;

    private Window(Optional<Grain> grain, long start, int from, int length) {
      this.grain = grain;
      this.start = start;
      this.from = from;
      this.length = length;
    }

    /**
     * The length of the window; empty for a minute whose changes apply to every window that
     * contains it, in all grains of the metric.
     */
    public Optional<Grain> grain() {
      return grain;
    }

    /** The start of the window, milliseconds. */
    public long start() {
      return start;
    }

    /** Calls the action with each change. */
    public void forEachChange(Action action) {
      columns.forEach(firstRow, endRow, action);
    }

    private void read() throws IOException {
      CodedInputStream in = CodedInputStream.newInstance(record, from, length);
      firstRow = columns.size();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (tag == ChangesWriter.ENTRY) {
          int limit = in.pushLimit(in.readRawVarint32());
          columns.read(in);
          in.popLimit(limit);
        } else {
          in.skipField(tag);
        }
      }
      endRow = columns.size();
    }
  }
}
