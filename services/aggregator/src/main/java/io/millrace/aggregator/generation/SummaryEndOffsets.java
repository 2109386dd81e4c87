package io.millrace.aggregator.generation;

import io.millrace.events.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the end offsets of the summaries, so that a loss of records at their end is noticed. They
 * are stored as the committed offsets of a consumer group without members, which is small,
 * compacted, and apart from the data that may be lost. For use by one thread. Methods block and
 * throw {@code KafkaException}.
 */
public final class SummaryEndOffsets {
  private static final Logger log = LoggerFactory.getLogger(SummaryEndOffsets.class);
  private static final String GROUP = "millrace-written";

  private final TopicEnds broker;

  /**
   * The end offsets that this process has seen. The stored offsets of another process must not hide
   * a loss.
   */
  private final Map<TopicPartition, Long> seen = new HashMap<>();

  /** Uses the offsets of a consumer group on a broker. */
  public SummaryEndOffsets(BlockingAdmin broker) {
    this((TopicEnds) broker);
  }

  SummaryEndOffsets(TopicEnds broker) {
    this.broker = broker;
  }

  /** Whether summaries are lost that a stream of this generation has written. */
  boolean areCut(Generation generation) {
    Map<TopicPartition, Long> before = written();
    return areCut(generation, before, ends());
  }

  /**
   * Stores the present end offsets, unless summaries are lost. Sends few requests, because it runs
   * every second.
   *
   * @return whether summaries are lost that a stream of this generation has written
   */
  boolean storeUnlessCut(Generation generation) {
    Map<TopicPartition, Long> before = written();
    Map<TopicPartition, Long> now = ends();
    boolean cut = areCut(generation, before, now);
    if (!cut) {
      store(now);
    }
    return cut;
  }

  /** Whether summaries were ever written. */
  boolean exist() {
    return !isEmpty(ends());
  }

  /** Stores the present end offsets. */
  void remember() {
    store(ends());
  }

  private void store(Map<TopicPartition, Long> now) {
    if (!now.equals(seen)) {
      broker.commit(GROUP, now);
      seen.clear();
      seen.putAll(now);
    }
  }

  /**
   * The greatest end offsets that any process has stored or this process has seen. Read them before
   * the present ones: another process may store a later end in between.
   */
  private Map<TopicPartition, Long> written() {
    Map<TopicPartition, Long> written = new HashMap<>(broker.committed(GROUP));
    seen.forEach((partition, end) -> written.merge(partition, end, Math::max));
    return written;
  }

  private boolean areCut(
      Generation generation, Map<TopicPartition, Long> before, Map<TopicPartition, Long> now) {
    List<TopicPartition> cut = new ArrayList<>();
    now.forEach(
        (partition, end) -> {
          long written = before.getOrDefault(partition, 0L);
          if (end < written) {
            log.error(
                "{} ends at {}, but was written up to {}: summaries are lost",
                partition,
                end,
                written);
            cut.add(partition);
          }
        });
    return !cut.isEmpty() || (isEmpty(now) && isGone(generation));
  }

  /**
   * Whether the summaries are empty although the state is not. The broker forgets the end offsets
   * of a deleted topic. The state is read first: each transaction writes state and summaries, so
   * summaries that exist are visible afterwards.
   */
  private boolean isGone(Generation generation) {
    String state = generation.applicationId() + "-totals-changelog";
    boolean gone =
        broker.topics().contains(state)
            && !isEmpty(broker.ends(state, IsolationLevel.READ_COMMITTED))
            && isEmpty(ends());
    if (gone) {
      log.error("{} is empty, but {} is not: summaries are lost", Topics.SUMMARIES.name(), state);
    }
    return gone;
  }

  private Map<TopicPartition, Long> ends() {
    return broker.ends(Topics.SUMMARIES.name(), IsolationLevel.READ_UNCOMMITTED);
  }

  private static boolean isEmpty(Map<TopicPartition, Long> ends) {
    return ends.values().stream().allMatch(end -> end == 0);
  }
}
