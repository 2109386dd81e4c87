package io.millrace.aggregator.topology;

import io.millrace.aggregator.topology.SimulatedFaults.Point;
import io.millrace.aggregator.topology.SimulatedLog.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.jspecify.annotations.Nullable;

/**
 * A task with real processors: one store with a changelog, one commit hook, positions in its
 * inputs. What it sends goes to its worker.
 */
abstract class SimulatedTask {
  private final TaskId id;
  private final SimulatedWorker worker;
  private final SimulatedStore store;
  private final CommitHook hook;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<Punctuation> punctuations = new ArrayList<>();
  private Optional<RecordMetadata> reading = Optional.empty();
  private boolean touched;
  private boolean commitRequested;

  SimulatedTask(TaskId id, SimulatedWorker worker, String store, String hook) {
    this.id = id;
    this.worker = worker;
    this.store = new SimulatedStore(store, this::log);
    this.hook = new CommitHook.Builder(hook).build();
  }

  /** Something that is to happen at times of the wall clock. */
  private static final class Punctuation implements Cancellable {
    private final Duration every;
    private final LongConsumer action;
    private long due;
    private boolean cancelled;

    private Punctuation(Duration every, LongConsumer action, long now) {
      this.every = every;
      this.action = action;
      this.due = now + every.toMillis();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  /** Initializes the processors, for the first time or anew. */
  abstract void init();

  /** Gives a record to the first processor. */
  abstract void process(Entry record);

  /** Closes the processors. */
  abstract void close();

  /** Begins with that state, to read on from these positions. */
  final void start(Map<Bytes, byte[]> contents, Map<TopicPartition, Long> from) {
    store.restored(contents);
    positions.clear();
    positions.putAll(from);
    touched = false;
    commitRequested = false;
    punctuations.clear();
    init();
  }

  /**
   * Ends after a failure, to be started anew. Harder than Kafka Streams, which closes the stores
   * then, or clears them for a standby; and which does not flush before the next start.
   */
  final void revive(boolean kept, Map<Bytes, byte[]> contents) {
    close();
    if (kept) {
      hook.clearCache();
    } else {
      hook.close();
    }
    store.restored(contents);
    hook.flushCache();
  }

  final void end() {
    close();
    hook.close();
  }

  final void read(TopicPartition from, Entry record) {
    positions.put(from, record.offset() + 1);
    touched = true;
    reading =
        Optional.of(
            new ProcessorRecordContext(
                record.timestamp(),
                record.offset(),
                from.partition(),
                from.topic(),
                new RecordHeaders()));
    process(record);
    reading = Optional.empty();
    worker.faults().at(Point.PROCESS);
  }

  final void punctuate(long now) {
    for (Punctuation due : List.copyOf(punctuations)) {
      if (!due.cancelled && due.due <= now) {
        due.due = now + due.every.toMillis();
        touched = true;
        due.action.accept(now);
      }
    }
    punctuations.removeIf(punctuation -> punctuation.cancelled);
  }

  final void flush() {
    hook.flushCache();
  }

  final void committed() {
    touched = false;
    commitRequested = false;
  }

  final boolean isTouched() {
    return touched;
  }

  final boolean isCommitRequested() {
    return commitRequested;
  }

  final Map<TopicPartition, Long> positions() {
    return positions;
  }

  final Map<Bytes, byte[]> contents() {
    return store.contents();
  }

  final TaskId id() {
    return id;
  }

  final StateStore store(String name) {
    return name.equals(store.name()) ? store : hook;
  }

  final Optional<RecordMetadata> reading() {
    return reading;
  }

  final SimulatedFaults faults() {
    return worker.faults();
  }

  final CommitSchedule commits() {
    return worker.commits();
  }

  final long now() {
    return worker.now();
  }

  final Cancellable schedule(Duration every, LongConsumer action) {
    Punctuation punctuation = new Punctuation(every, action, now());
    punctuations.add(punctuation);
    return punctuation;
  }

  final void requestCommit() {
    commitRequested = true;
  }

  final SimulatedLayout layout() {
    return worker.layout();
  }

  final void send(TopicPartition to, byte[] key, byte @Nullable [] value) {
    worker.send(to, key, value);
  }

  private void log(Bytes key, byte @Nullable [] value) {
    worker.faults().at(Point.STORE);
    send(worker.layout().changelog(id), key.get(), value);
  }
}
