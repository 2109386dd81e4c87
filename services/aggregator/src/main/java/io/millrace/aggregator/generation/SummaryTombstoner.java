package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.GenerationClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a tombstone for every cell of the summaries and for every explained order, so that results
 * that a rebuild does not count again disappear. Before a republication it writes them only for
 * cells, because orders are not written again. The topics themselves stay: revisions are their
 * offsets and must keep growing. Running it again, from any point, is harmless.
 */
public final class SummaryTombstoner {
  private static final Logger log = LoggerFactory.getLogger(SummaryTombstoner.class);

  /** The topics that a rebuild counts again. */
  private static final List<Topic> RESULTS = List.of(Topics.SUMMARIES, Topics.LOOPS);

  private static final int TOGETHER = 2_000;

  /** The most keys of a partition in memory, about 60 MB. There is one for each entity and day. */
  private static final int MOST_KEYS = 250_000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingAdmin broker;
  private final Map<String, Object> client;
  private final Clock clock;

  /**
   * Creates a tombstoner.
   *
   * @param broker where the summaries are
   * @param client settings of Kafka clients
   * @param clock for waiting and signs of life
   */
  public SummaryTombstoner(BlockingAdmin broker, Map<String, Object> client, Clock clock) {
    this.broker = broker;
    this.client = client;
    this.clock = clock;
  }

  /**
   * Throws {@link SettingsRefusedException} when events that were counted are no longer on their
   * topics.
   */
  void requireAllEvents() {
    for (Topic topic : Topics.events()) {
      Map<TopicPartition, Long> first =
          broker.offsets(
              broker.partitions(topic), OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
      if (first.values().stream().anyMatch(offset -> offset > 0)) {
        throw new SettingsRefusedException(
            "a rebuild would lose numbers: events that were counted are no longer on "
                + topic.name()
                + " (retention); to count the events that are left, use --incomplete, or"
                + " millrace.aggregator.rebuild-incomplete=true");
      }
    }
  }

  /**
   * Aborts hanging transactions on the topics of a generation, because no reader could pass them.
   */
  void abortHanging(Generation generation) {
    new HangingTransactions(broker).abort(generation);
  }

  /**
   * Writes all tombstones. Before a rebuild it first waits until no older stream writes. Blocks.
   */
  void run(GenerationClaim claim, GenerationRecord record) {
    abortHanging(Generation.of(record));
    if (record.clearing()) {
      awaitNoOtherWriter(claim, record, Generation.of(record));
    }
    SignOfLife alive = new SignOfLife(claim, record);
    // A stream that writes meanwhile is harmless when all its cells are written again after this.
    for (Topic topic : record.clearing() ? RESULTS : List.of(Topics.SUMMARIES)) {
      int count = 0;
      for (TopicPartition partition : broker.partitions(topic)) {
        count += writeTombstones(partition, claim, record, alive);
      }
      log.info("wrote {} tombstones to {}", count, topic.name());
    }
  }

  /**
   * Waits until no older stream can write. A stream without group members cannot commit, because a
   * commit names a member. Its last transaction has ended when no transaction is open.
   */
  private void awaitNoOtherWriter(
      GenerationClaim claim, GenerationRecord record, Generation generation) {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (broker.hasMembers(generation.older()) || hasOpenTransactions()) {
      if (clock.instant().isAfter(deadline)) {
        throw new RetryLaterException(
            "the rebuild waits until the previous stream has ended: group "
                + generation.older().getLast());
      }
      claim.write(record); // a sign of life
      broker.pause();
    }
  }

  private boolean hasOpenTransactions() {
    return !ends(IsolationLevel.READ_COMMITTED).equals(ends(IsolationLevel.READ_UNCOMMITTED));
  }

  private Map<TopicPartition, Long> ends(IsolationLevel isolation) {
    List<TopicPartition> partitions =
        RESULTS.stream().flatMap(topic -> broker.partitions(topic).stream()).toList();
    return broker.offsets(partitions, OffsetSpec.latest(), isolation);
  }

  private int writeTombstones(
      TopicPartition partition, GenerationClaim claim, GenerationRecord record, SignOfLife alive) {
    return LatestKeys.forEachPart(
        client,
        partition,
        MOST_KEYS,
        alive::give,
        live -> {
          for (int from = 0; from < live.size(); from += TOGETHER) {
            List<byte[]> some = live.subList(from, Math.min(live.size(), from + TOGETHER));
            claim.write(record, tombstones(partition, some));
          }
        });
  }

  private static List<ProducerRecord<byte[], byte[]>> tombstones(
      TopicPartition partition, List<byte[]> keys) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] key : keys) {
      records.add(new ProducerRecord<>(partition.topic(), partition.partition(), key, null));
    }
    return records;
  }

  /** Writes a sign of life for waiting processes, at most every 3 s. */
  private final class SignOfLife {
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final GenerationClaim claim;
    private final GenerationRecord record;
    private Instant last = clock.instant();

    SignOfLife(GenerationClaim claim, GenerationRecord record) {
      this.claim = claim;
      this.record = record;
    }

    void give() {
      if (Duration.between(last, clock.instant()).compareTo(EVERY) >= 0) {
        claim.write(record);
        last = clock.instant();
      }
    }
  }
}
