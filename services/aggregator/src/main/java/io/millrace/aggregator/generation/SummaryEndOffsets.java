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
 * Remembers how long the summaries were, so that it is noticed when records at their end are lost.
 * It is kept as the committed offsets of a consumer group without members: small, compacted, and
 * apart from what may be lost. For one thread; methods block and throw {@code KafkaException}.
 */
public final class SummaryEndOffsets {
  private static final Logger log = LoggerFactory.getLogger(SummaryEndOffsets.class);
  private static final String GROUP = "millrace-written";

  private final TopicEnds broker;

  /** As far as this process knows; what another noted meanwhile must not hide a loss. */
  private final Map<TopicPartition, Long> seen = new HashMap<>();

  /** The memory on that broker. */
  public SummaryEndOffsets(BlockingAdmin broker) {
    this((TopicEnds) broker);
  }

  SummaryEndOffsets(TopicEnds broker) {
    this.broker = broker;
  }

  /** Whether summaries are missing that a stream of that generation has written. */
  boolean areCut(Generation generation) {
    // The memory first: another process may note a longer end while this one looks.
    Map<TopicPartition, Long> before = new HashMap<>(broker.committed(GROUP));
    seen.forEach((partition, end) -> before.merge(partition, end, Math::max));
    Map<TopicPartition, Long> now = ends(Topics.SUMMARIES.name());
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
    return !cut.isEmpty() || isGone(generation);
  }

  /** Notes how long they are now. */
  void remember() {
    Map<TopicPartition, Long> now = ends(Topics.SUMMARIES.name());
    if (!now.equals(seen)) {
      broker.commit(GROUP, now);
      seen.clear();
      seen.putAll(now);
    }
  }

  /**
   * With a deleted topic the broker forgets where it ended. What was committed of the state is
   * looked at first: the same transaction wrote summaries, so these are seen afterwards if they are
   * there.
   */
  private boolean isGone(Generation generation) {
    String state = generation.applicationId() + "-totals-changelog";
    boolean gone =
        broker.topics().contains(state)
            && !isEmpty(broker.ends(state, IsolationLevel.READ_COMMITTED))
            && isEmpty(ends(Topics.SUMMARIES.name()));
    if (gone) {
      log.error("{} is empty, but {} is not: summaries are lost", Topics.SUMMARIES.name(), state);
    }
    return gone;
  }

  private Map<TopicPartition, Long> ends(String topic) {
    return broker.ends(topic, IsolationLevel.READ_UNCOMMITTED);
  }

  private static boolean isEmpty(Map<TopicPartition, Long> ends) {
    return ends.values().stream().allMatch(end -> end == 0);
  }
}
