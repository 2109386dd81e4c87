package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.wire.proto.ChangesRecord;
import io.millrace.events.wire.proto.WindowRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts families of cells and their changes to keys and values of the topic between journeys and
 * totals, and back; see {@link io.millrace.events.topic.Topics#facts}.
 */
public final class ChangesCodec {
  private ChangesCodec() {}

  /** The key of a family, see {@link Family#key()}. */
  public static byte[] encodeKey(Family family) {
    return family.key().getBytes(UTF_8);
  }

  /**
   * Reads a key that {@link #encodeKey} wrote.
   *
   * @throws UndecodableException when the bytes are not the key of a family
   */
  public static Family decodeKey(byte[] key) throws UndecodableException {
    try {
      return Family.ofKey(new String(key, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("not a family of cells: " + e.getMessage(), e);
    }
  }

  /**
   * The value of a record of changes.
   *
   * @throws IllegalStateException when the record exceeds {@link RecordBounds#CHANGES}; {@link
   *     ChangesChunks} keeps to that limit
   */
  public static byte[] encode(Changes changes) {
    ChangesRecord.Builder record = ChangesRecord.newBuilder().setAsOf(changes.asOf());
    CellEntries entries = new CellEntries();
    for (Changes.Window window : changes.windows()) {
      WindowRecord.Builder part =
          WindowRecord.newBuilder()
              .setGrain(window.grain().map(Grain::id).orElse(""))
              .setStart(window.start());
      window
          .differences()
          .forEach((measure, delta) -> part.addEntries(entries.difference(measure, delta)));
      record.addWindows(part);
    }
    return RecordBounds.require(
        "a record of changes",
        record.addAllNames(entries.names()).build().toByteArray(),
        RecordBounds.CHANGES);
  }

  /**
   * Reads a value that {@link #encode} wrote.
   *
   * @throws UndecodableException when the bytes are not changes
   */
  public static Changes decode(byte[] value) throws UndecodableException {
    try {
      ChangesRecord record = ChangesRecord.parseFrom(value);
      List<Changes.Window> windows = new ArrayList<>(record.getWindowsCount());
      for (WindowRecord part : record.getWindowsList()) {
        windows.add(window(part, record.getNamesList()));
      }
      return new Changes(record.getAsOf(), windows);
    } catch (InvalidProtocolBufferException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new UndecodableException("not changes: " + e.getMessage(), e);
    }
  }

  private static Changes.Window window(WindowRecord part, List<String> names)
      throws UndecodableException {
    Optional<Grain> grain = Grain.of(part.getGrain());
    if (grain.isEmpty() && !part.getGrain().isEmpty()) {
      throw new UndecodableException("unknown grain " + part.getGrain());
    }
    return new Changes.Window(
        grain, part.getStart(), CellEntries.read(part.getEntriesList(), names));
  }
}
