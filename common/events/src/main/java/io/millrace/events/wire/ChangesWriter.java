package io.millrace.events.wire;

import static com.google.protobuf.CodedOutputStream.computeUInt32SizeNoTag;
import static com.google.protobuf.CodedOutputStream.computeUInt64SizeNoTag;
import static com.google.protobuf.CodedOutputStream.encodeZigZag64;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the changes of the cells of one family as values of the topic between journeys and totals,
 * see {@link io.millrace.events.topic.Topics#facts}. Changes that exceed {@link
 * RecordBounds#CHANGES} are split into several records. The order and the number of the records do
 * not matter, because differences are added up. For one thread.
 */
public final class ChangesWriter {
  /** Fields of ChangesRecord, WindowRecord and EntryRecord: number and wire type. */
  static final byte AS_OF = 1 << 3;

  static final byte NAME = 2 << 3 | 2;
  static final byte WINDOW = 3 << 3 | 2;
  static final byte GRAIN = 1 << 3 | 2;
  static final byte START = 2 << 3;
  static final byte ENTRY = 3 << 3 | 2;
  static final byte METRIC = 1 << 3;
  static final byte DIMENSIONS = 2 << 3 | 2;
  static final byte VALUE = 3 << 3;

  /** The most bytes of a record or a window besides its names and entries. */
  private static final int FRAME = 64;

  /** The most bytes of an entry without its dimensions. */
  private static final int ENTRY_BYTES = 20;

  private static final int INDEX_BYTES = 3;

  /** The most bytes of a name besides its text. */
  private static final int NAME_BYTES = 4;

  private final long asOf;
  private final Consumer<byte[]> sink;
  private final ByteBuilder names = new ByteBuilder();
  private final ByteBuilder windows = new ByteBuilder();
  private final ByteBuilder entries = new ByteBuilder();
  private NameTable numbers = new NameTable();
  private Optional<Grain> grain = Optional.empty();
  private long start;

  /**
   * @param asOf the greatest event time seen by the task that computed the changes, milliseconds
   * @param sink receives the values of the records
   */
  public ChangesWriter(long asOf, Consumer<byte[]> sink) {
    this.asOf = asOf;
    this.sink = sink;
  }

  /**
   * Begins the changes of a window.
   *
   * @param grain the length of the window; empty for a minute whose changes apply to every window
   *     that contains it, in all grains of the metric
   * @param start the start of the window, milliseconds
   */
  public void window(Optional<Grain> grain, long start) {
    endWindow();
    this.grain = grain;
    this.start = start;
  }

  /** Adds a change to the window that {@link #window} began. */
  public void add(Measure measure, long delta) {
    int dimensions = measure.dimensions().size();
    int more = ENTRY_BYTES + dimensions * INDEX_BYTES;
    for (int i = 0; i < dimensions; i++) {
      if (numbers.find(measure.dimension(i)) < 0) {
        // A char takes at most three bytes.
        more += NAME_BYTES + 3 * measure.dimension(i).length();
      }
    }
    if (bytes() + more > RecordBounds.CHANGES) {
      end();
    }
    append(measure, dimensions, delta);
  }

  /**
   * Sends what was added and not sent yet.
   *
   * @throws IllegalStateException when one change alone exceeds {@link RecordBounds#CHANGES}
   */
  public void end() {
    endWindow();
    if (windows.length() > 0) {
      ByteBuilder record = new ByteBuilder();
      record.add(AS_OF).addVarint(asOf).add(names).add(windows);
      sink.accept(
          RecordBounds.require("a record of changes", record.toBytes(), RecordBounds.CHANGES));
    }
    names.clear();
    windows.clear();
    numbers = new NameTable();
  }

  private int bytes() {
    return 2 * FRAME + names.length() + windows.length() + entries.length();
  }

  private void append(Measure measure, int dimensions, long delta) {
    int packed = 0;
    for (int i = 0; i < dimensions; i++) {
      packed += computeUInt32SizeNoTag(number(measure.dimension(i)));
    }
    int metric = measure.metric().number();
    long value = encodeZigZag64(delta);
    int fields = 2 + computeUInt32SizeNoTag(metric) + computeUInt64SizeNoTag(value);
    entries.add(ENTRY).addVarint(packed == 0 ? fields : fields + 2 + packed);
    entries.add(METRIC).addVarint(metric);
    if (packed > 0) {
      entries.add(DIMENSIONS).addVarint(packed);
      for (int i = 0; i < dimensions; i++) {
        entries.addVarint(numbers.find(measure.dimension(i)));
      }
    }
    entries.add(VALUE).addVarint(value);
  }

  private int number(String name) {
    int known = numbers.find(name);
    if (known >= 0) {
      return known;
    }
    byte[] utf8 = name.getBytes(UTF_8);
    names.add(NAME).addVarint(utf8.length).add(utf8, utf8.length);
    numbers.add(name);
    return numbers.size() - 1;
  }

  private void endWindow() {
    if (entries.length() > 0) {
      ByteBuilder head = new ByteBuilder();
      grain.ifPresent(
          of -> {
            byte[] id = of.id().getBytes(UTF_8);
            head.add(GRAIN).addVarint(id.length).add(id, id.length);
          });
      head.add(START).addVarint(start);
      windows.add(WINDOW).addVarint(head.length() + entries.length()).add(head).add(entries);
      entries.clear();
    }
  }
}
