package io.millrace.aggregator.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Topics with partitions, and what a group has committed, as a broker keeps them: markers take
 * offsets, a reader of committed records stops before the first transaction that is not marked
 * there, and what was aborted stays and is passed over.
 */
final class SimulatedLog {
  private final boolean atomic;
  private final Map<TopicPartition, NavigableMap<Long, Entry>> partitions = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final List<SimulatedTransaction> unfinished = new ArrayList<>();

  /**
   * @param atomic whether transactions are; if not, records are there at once and offsets follow,
   *     as with at-least-once
   */
  SimulatedLog(boolean atomic) {
    this.atomic = atomic;
  }

  /**
   * A record.
   *
   * @param in the transaction that wrote it, if one did
   */
  // Carries bytes; nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(
      long offset,
      byte[] key,
      byte @Nullable [] value,
      long timestamp,
      Optional<SimulatedTransaction> in) {}

  SimulatedTransaction begin() {
    SimulatedTransaction transaction = new SimulatedTransaction(this);
    unfinished.add(transaction);
    return transaction;
  }

  /** Appends a record that is committed at once; its offset. */
  long append(TopicPartition to, byte[] key, byte @Nullable [] value, long timestamp) {
    return append(to, key, value, timestamp, Optional.empty());
  }

  long append(
      TopicPartition to,
      byte[] key,
      byte @Nullable [] value,
      long timestamp,
      Optional<SimulatedTransaction> in) {
    long offset = end(to);
    entries(to).put(offset, new Entry(offset, key, value, timestamp, in.filter(_ -> atomic)));
    ends.put(to, offset + 1);
    return offset;
  }

  /** A marker is no record, but takes an offset. */
  void mark(TopicPartition in) {
    ends.merge(in, 1L, Long::sum);
  }

  /** The first committed record from that offset on, unless something before it is undecided. */
  Optional<Entry> next(TopicPartition from, long offset) {
    for (Entry entry : entries(from).tailMap(offset, true).values()) {
      if (entry.in.filter(in -> in.isOpenIn(from)).isPresent()) {
        return Optional.empty();
      }
      if (entry.in.isEmpty() || entry.in.get().isCommitted()) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  long end(TopicPartition of) {
    return ends.getOrDefault(of, 0L);
  }

  /** Whether a reader of committed records can read it to its end. */
  boolean isStable(TopicPartition partition) {
    return unfinished.stream().noneMatch(transaction -> transaction.isOpenIn(partition));
  }

  /** Where the group reads on; only to be asked when it is stable. */
  long committed(TopicPartition of) {
    return committed.getOrDefault(of, 0L);
  }

  /** Whether no offset of it is decided and not yet marked. */
  boolean isCommittedStable(TopicPartition of) {
    return unfinished.stream().noneMatch(transaction -> transaction.hasOpenOffset(of));
  }

  void commit(Map<TopicPartition, Long> offsets) {
    committed.putAll(offsets);
  }

  boolean isAtomic() {
    return atomic;
  }

  List<SimulatedTransaction> unfinished() {
    return List.copyOf(unfinished);
  }

  void finished(SimulatedTransaction transaction) {
    unfinished.remove(transaction);
  }

  /** Drops what a later committed record of the same key replaced; offsets stay. */
  void compact(TopicPartition partition) {
    if (isStable(partition)) {
      Set<Bytes> later = new HashSet<>();
      entries(partition)
          .descendingMap()
          .values()
          .removeIf(entry -> isAborted(entry) || !later.add(Bytes.wrap(entry.key)));
    }
  }

  private static boolean isAborted(Entry entry) {
    return entry.in.filter(in -> !in.isCommitted()).isPresent();
  }

  private NavigableMap<Long, Entry> entries(TopicPartition of) {
    return partitions.computeIfAbsent(of, _ -> new TreeMap<>());
  }
}
