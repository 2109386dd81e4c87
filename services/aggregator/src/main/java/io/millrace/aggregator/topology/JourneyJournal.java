package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journal of one task: the events that it accepted since its journeys were written. It stands
 * in the same logged store as the journeys, so one commit covers both. Each commit appends its
 * events. A task that starts puts them into the journeys again. The oldest part is deleted when
 * every journey that it changed has been written.
 */
final class JourneyJournal {
  private static final byte[] PREFIX = "journal".getBytes(UTF_8);

  private static final int KEY_BYTES = PREFIX.length + Long.BYTES;

  private final KeyValueStore<Bytes, byte[]> store;

  /** What each commit since the oldest one appended. */
  private final Deque<Commit> commits = new ArrayDeque<>();

  private long nextRecord;

  /** The commit with number 0 is the journal that the task had before it started. */
  private long nextCommit = 1;

  private int events;

  /**
   * The records of one commit.
   *
   * @param number counts the commits of this task since its start
   * @param firstRecord the number of the first record
   * @param records how many records
   * @param events how many events are in them
   */
  private record Commit(long number, long firstRecord, int records, int events) {}

  JourneyJournal(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Reads the journal that the task had before it started.
   *
   * @param replay puts the events of a record into journeys and returns how many there were
   */
  void replay(ToIntFunction<byte[]> replay) {
    long first = -1;
    int records = 0;
    int replayed = 0;
    for (KeyValue<Bytes, byte[]> entry : stored()) {
      long number = ByteBuffer.wrap(entry.key.get()).getLong(PREFIX.length);
      first = records == 0 ? number : first;
      records = (int) (number - first + 1);
      replayed += replay.applyAsInt(entry.value);
    }
    if (records > 0) {
      nextRecord = first + records;
      commits.add(new Commit(0, first, records, replayed));
      events = replayed;
    }
  }

  private List<KeyValue<Bytes, byte[]>> stored() {
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> range = store.range(key(0), key(Long.MAX_VALUE))) {
      range.forEachRemaining(
          entry -> {
            // The piece of a journey can have a visitor that begins like a key of the journal.
            if (entry.key.get().length == KEY_BYTES) {
              entries.add(entry);
            }
          });
    }
    return entries;
  }

  /** The number of the commit that {@link #append} writes next. */
  long nextCommit() {
    return nextCommit;
  }

  /** How many events the journal holds. */
  int events() {
    return events;
  }

  /**
   * The number of the first commit after the oldest ones that hold this many events together.
   *
   * @param surplus at most {@link #events}
   */
  long commitAfter(int surplus) {
    int sum = 0;
    for (Commit commit : commits) {
      sum += commit.events;
      if (sum >= surplus) {
        return commit.number + 1;
      }
    }
    return nextCommit;
  }

  /**
   * Appends the events of one commit.
   *
   * @param count how many events are in the records
   */
  void append(List<byte[]> records, int count) {
    commits.add(new Commit(nextCommit++, nextRecord, records.size(), count));
    for (byte[] record : records) {
      store.put(key(nextRecord++), record);
    }
    events += count;
  }

  /** Deletes the records of all commits before this one. */
  void deleteBefore(long commit) {
    while (!commits.isEmpty() && commits.getFirst().number < commit) {
      Commit oldest = commits.removeFirst();
      for (int i = 0; i < oldest.records; i++) {
        store.delete(key(oldest.firstRecord + i));
      }
      events -= oldest.events;
    }
  }

  /** A key that is not longer than the visitor of a piece of a journey. */
  private static Bytes key(long record) {
    return Bytes.wrap(ByteBuffer.allocate(KEY_BYTES).put(PREFIX).putLong(record).array());
  }
}
