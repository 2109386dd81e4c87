package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sends all cells of a task again on request, a few at a time. The progress is stored with the
 * cells and is committed with the sent cells: a crash repeats a few cells and omits none.
 */
final class CellRepublisher {
  /** Sorts before the key of every cell, which is text. */
  private static final Bytes KEY = Bytes.wrap("\0republished".getBytes(UTF_8));

  /** The key of every cell begins with a small letter. */
  private static final Bytes FIRST_CELL = Bytes.wrap(new byte[] {'a'});

  private static final Bytes BEHIND_CELLS = Bytes.wrap(new byte[] {'z' + 1});
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final int CELLS = 2_000;
  private static final int BYTES = 4 << 20;

  private final ProcessorContext<Bytes, byte[]> context;
  private final KeyValueStore<Bytes, byte[]> cells;
  private final Republication republication;
  private final int partition;
  private final Optional<Cancellable> schedule;
  private Progress progress;

  private CellRepublisher(
      ProcessorContext<Bytes, byte[]> context,
      KeyValueStore<Bytes, byte[]> cells,
      Republication republication) {
    this.context = context;
    this.cells = cells;
    this.republication = republication;
    this.partition = context.taskId().partition();
    this.progress = Progress.read(cells.get(KEY));
    republication.done(partition, progress.finished());
    this.schedule =
        progress.finished() < republication.wanted()
            ? Optional.of(context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> next()))
            : Optional.empty();
  }

  /**
   * Starts when a republication is requested. Otherwise it does nothing until the task is
   * initialized again, because each wall-clock punctuation makes a task commit, even an idle one.
   */
  static CellRepublisher start(
      ProcessorContext<Bytes, byte[]> context,
      KeyValueStore<Bytes, byte[]> cells,
      Republication republication) {
    return new CellRepublisher(context, cells, republication);
  }

  /** The number of the last republication that a task has finished, by its store; 0 for none. */
  static int finished(KeyValueStore<Bytes, byte[]> cells) {
    return Progress.read(cells.get(KEY)).finished();
  }

  /** Stops the schedule, because the task ends in this process. */
  void close() {
    end();
    republication.gone(partition);
  }

  private void next() {
    int wanted = republication.wanted();
    if (progress.finished() >= wanted) {
      end();
      return;
    }
    // After a new request half-way, all cells that were already sent are sent once more.
    Progress now = progress.of(wanted);
    progress = send(now);
    cells.put(KEY, progress.write());
    republication.done(partition, progress.finished());
  }

  private void end() {
    schedule.ifPresent(Cancellable::cancel);
  }

  /**
   * Sends cells from the last key to the first, so that later pages of a cell go before the first
   * page, which refers to them.
   */
  private Progress send(Progress from) {
    int sent = 0;
    int bytes = 0;
    try (KeyValueIterator<Bytes, byte[]> rest = cells.reverseRange(FIRST_CELL, from.next())) {
      while (rest.hasNext()) {
        KeyValue<Bytes, byte[]> cell = rest.next();
        if (sent == CELLS || bytes > BYTES) {
          republication.wrote(sent);
          return new Progress(from.edition(), false, cell.key);
        }
        if (isCell(cell.key)) {
          context.forward(new Record<>(cell.key, cell.value, context.currentSystemTimeMs()));
          sent++;
          bytes += cell.value.length;
        }
      }
    }
    republication.wrote(sent);
    return new Progress(from.edition(), true, BEHIND_CELLS);
  }

  /** Whether a key belongs to a cell. The range also contains other keys. */
  private static boolean isCell(Bytes key) {
    try {
      CellCodec.decodeKey(key.get());
      return true;
    } catch (UndecodableException _) {
      return false;
    }
  }

  /**
   * The progress of a republication.
   *
   * @param edition the number of the republication
   * @param complete whether all cells were sent
   * @param next the end of the keys that are not sent yet; the order is descending
   */
  private record Progress(int edition, boolean complete, Bytes next) {
    private static final int HEADER = Integer.BYTES + 1;

    static Progress read(byte[] value) {
      if (value == null) {
        return new Progress(0, true, BEHIND_CELLS);
      }
      ByteBuffer buffer = ByteBuffer.wrap(value);
      int edition = buffer.getInt();
      boolean complete = buffer.get() == 1;
      byte[] next = new byte[buffer.remaining()];
      buffer.get(next);
      return new Progress(edition, complete, Bytes.wrap(next));
    }

    byte[] write() {
      return ByteBuffer.allocate(HEADER + next.get().length)
          .putInt(edition)
          .put((byte) (complete ? 1 : 0))
          .put(next.get())
          .array();
    }

    int finished() {
      return complete ? edition : edition - 1;
    }

    Progress of(int wanted) {
      return edition == wanted ? this : new Progress(wanted, false, BEHIND_CELLS);
    }
  }
}
