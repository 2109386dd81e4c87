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
 * Transactions that a log still holds open although they ended: the log lost its end, and with it
 * the record that ended them. Nobody would ever read on behind them. Methods block and throw {@code
 * KafkaException}.
 */
final class HangingTransactions {
  private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

  private final BlockingAdmin broker;

  HangingTransactions(BlockingAdmin broker) {
    this.broker = broker;
  }

  /** Aborts those on the topics that streams of that generation write. */
  void abort(Generation generation) {
    List<TopicPartition> partitions =
        broker.topics().stream()
            .filter(topic -> isWritten(topic, generation))
            .flatMap(topic -> broker.partitions(topic).stream())
            .toList();
    Map<TopicPartition, List<ProducerState>> before = broker.openTransactions(partitions);
    if (before.isEmpty()) {
      return;
    }
    // Asked in between: what is open before and after it, and known to nobody, ended long ago.
    Set<Long> ongoing = broker.producersInTransactions();
    broker
        .openTransactions(before.keySet())
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
        "{} holds a transaction open since offset {} that ended elsewhere; it is aborted",
        partition,
        producer.currentTransactionStartOffset().orElse(-1));
    broker.abort(
        new AbortTransactionSpec(
            partition,
            producer.producerId(),
            (short) producer.producerEpoch(),
            producer.coordinatorEpoch().orElse(0)));
  }
}
