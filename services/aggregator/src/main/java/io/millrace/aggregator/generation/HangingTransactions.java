package io.millrace.aggregator.generation;

import io.millrace.events.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and aborts hanging transactions. A transaction hangs when its partition still holds it open
 * although it has ended, because the partition has lost its last records, among them the end of the
 * transaction. No reader could ever pass it. Methods block and throw {@code KafkaException}.
 */
final class HangingTransactions {
  private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

  private final BlockingAdmin broker;
  private final BrokerTransactions transactions;

  HangingTransactions(BlockingAdmin broker) {
    this.broker = broker;
    this.transactions = broker.transactions();
  }

  /** Aborts the hanging transactions on the topics that streams of a generation write. */
  void abort(Generation generation) {
    List<TopicPartition> partitions =
        broker.topics().stream()
            .filter(topic -> isWritten(topic, generation))
            .flatMap(topic -> broker.partitions(topic).stream())
            .toList();
    Map<TopicPartition, List<ProducerState>> before = transactions.openOn(partitions);
    if (before.isEmpty()) {
      return;
    }
    // This question comes between the two others. A transaction that is open before and after it,
    // and that no coordinator knows, has ended.
    Set<Long> ongoing = transactions.producersOfOpen();
    transactions
        .openOn(before.keySet())
        .forEach(
            (partition, producers) ->
                producers.stream()
                    .filter(producer -> !ongoing.contains(producer.producerId()))
                    .filter(
                        producer -> isAmong(producer, before.getOrDefault(partition, List.of())))
                    .forEach(producer -> abort(partition, producer)));
  }

  private static boolean isWritten(String topic, Generation generation) {
    return topic.equals(Topics.SUMMARIES.name())
        || topic.equals(Topics.LOOPS.name())
        || topic.equals(Topics.DEAD_LETTERS.name())
        || generation.isInternal(topic);
  }

  private static boolean isAmong(ProducerState producer, List<ProducerState> before) {
    return before.stream()
        .anyMatch(
            known ->
                known.producerId() == producer.producerId()
                    && known
                        .currentTransactionStartOffset()
                        .equals(producer.currentTransactionStartOffset()));
  }

  private void abort(TopicPartition partition, ProducerState producer) {
    log.warn(
        "{} still holds a transaction open at offset {}, although it has ended; it is aborted",
        partition,
        producer.currentTransactionStartOffset().orElse(-1));
    transactions.abort(
        new AbortTransactionSpec(
            partition,
            producer.producerId(),
            (short) producer.producerEpoch(),
            producer.coordinatorEpoch().orElse(0)));
  }
}
