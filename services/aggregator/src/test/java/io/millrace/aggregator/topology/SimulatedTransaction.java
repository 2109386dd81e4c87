package io.millrace.aggregator.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a producer. It is decided at one moment. Its partitions and the offsets of the
 * group learn the decision one after the other, in any order.
 */
final class SimulatedTransaction {
  private final SimulatedLog log;
  private final Set<TopicPartition> unmarked = new LinkedHashSet<>();
  private Map<TopicPartition, Long> offsets = Map.of();
  private Outcome outcome = Outcome.OPEN;

  SimulatedTransaction(SimulatedLog log) {
    this.log = log;
  }

  private enum Outcome {
    OPEN,
    COMMITTED,
    ABORTED
  }

  void send(TopicPartition to, byte[] key, byte @Nullable [] value, long timestamp) {
    if (outcome != Outcome.OPEN) {
      throw new ProducerFencedException("the transaction was ended by another");
    }
    log.append(to, key, value, timestamp, Optional.of(this));
    unmarked.add(to);
  }

  /** Decides that everything holds, with these offsets. */
  void commit(Map<TopicPartition, Long> read) {
    if (outcome != Outcome.OPEN) {
      throw new ProducerFencedException("the transaction was ended by another");
    }
    offsets = Map.copyOf(read);
    outcome = Outcome.COMMITTED;
    if (!log.isAtomic()) {
      complete();
    }
  }

  /** Decides that nothing holds, unless it is decided. */
  void abort() {
    if (outcome == Outcome.OPEN) {
      outcome = Outcome.ABORTED;
    }
  }

  boolean isDecided() {
    return outcome != Outcome.OPEN;
  }

  boolean isCommitted() {
    return outcome == Outcome.COMMITTED;
  }

  boolean isOpenIn(TopicPartition partition) {
    return log.isAtomic() && unmarked.contains(partition);
  }

  boolean hasOpenOffset(TopicPartition partition) {
    return isCommitted() && offsets.containsKey(partition);
  }

  /** Marks one more partition, or the offsets, after the decision. */
  void markOne(Random random) {
    List<TopicPartition> left = new ArrayList<>(unmarked);
    int picked = random.nextInt(left.size() + 1);
    if (picked == left.size()) {
      markOffsets();
    } else {
      unmarked.remove(left.get(picked));
      log.mark(left.get(picked));
    }
    finishIfComplete();
  }

  /** Marks all partitions and the offsets after the decision. */
  void complete() {
    unmarked.forEach(log::mark);
    unmarked.clear();
    markOffsets();
    finishIfComplete();
  }

  private void markOffsets() {
    if (isCommitted()) {
      log.commit(offsets);
    }
    offsets = Map.of();
  }

  private void finishIfComplete() {
    if (unmarked.isEmpty() && offsets.isEmpty()) {
      log.finished(this);
    }
  }
}
