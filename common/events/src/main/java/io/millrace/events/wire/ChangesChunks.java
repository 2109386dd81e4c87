package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Splits changes into several records when they exceed the limit of one record. The order and the
 * number of the records do not matter, because differences are added up.
 */
public final class ChangesChunks {
  /** The bytes of a record without its windows, or of a window without its entries. */
  private static final int FRAME = 64;

  /** The bytes of an entry without its dimensions. */
  private static final int ENTRY = 20;

  private static final int INDEX = 3;

  /** The bytes of a name in addition to its text. */
  private static final int NAME = 4;

  private final long asOf;
  private final Consumer<Changes> sink;
  private final List<Changes.Window> windows = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int bytes = FRAME;

  private ChangesChunks(long asOf, Consumer<Changes> sink) {
    this.asOf = asOf;
    this.sink = sink;
  }

  /**
   * Passes the changes to the sink in parts. {@link ChangesCodec} can write each part as one
   * record.
   */
  public static void cut(Changes changes, Consumer<Changes> sink) {
    ChangesChunks chunks = new ChangesChunks(changes.asOf(), sink);
    changes.windows().forEach(chunks::add);
    chunks.end();
  }

  private void add(Changes.Window window) {
    Map<Measure, Long> part = new HashMap<>();
    bytes += FRAME;
    for (Map.Entry<Measure, Long> difference : window.differences().entrySet()) {
      int more = size(difference.getKey());
      if (bytes + more > RecordBounds.CHANGES) {
        add(window, part);
        end();
        part = new HashMap<>();
        bytes += FRAME;
        more = size(difference.getKey());
      }
      part.put(difference.getKey(), difference.getValue());
      names.addAll(difference.getKey().dimensions());
      bytes += more;
    }
    add(window, part);
  }

  private void add(Changes.Window window, Map<Measure, Long> part) {
    if (!part.isEmpty()) {
      windows.add(new Changes.Window(window.grain(), window.start(), part));
    }
  }

  private int size(Measure measure) {
    int size = ENTRY;
    for (String dimension : measure.dimensions()) {
      size += INDEX;
      if (!names.contains(dimension)) {
        size += NAME + dimension.getBytes(UTF_8).length;
      }
    }
    return size;
  }

  private void end() {
    if (!windows.isEmpty()) {
      sink.accept(new Changes(asOf, windows));
    }
    windows.clear();
    names.clear();
    bytes = FRAME;
  }
}
