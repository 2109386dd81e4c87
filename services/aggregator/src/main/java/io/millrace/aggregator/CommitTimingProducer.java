package io.millrace.aggregator;

import io.millrace.aggregator.topology.CommitSchedule;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The producer of a stream thread. It reports the cost and the end of each commit to the {@link
 * CommitSchedule}.
 */
final class CommitTimingProducer extends KafkaProducer<byte[], byte[]> {
  private final CommitSchedule commits;

  CommitTimingProducer(Map<String, Object> settings, CommitSchedule commits) {
    super(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.commits = commits;
  }

  @Override
  public void flush() {
    commits.time(super::flush);
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    commits.time(() -> super.sendOffsetsToTransaction(offsets, group));
  }

  @Override
  public void commitTransaction() {
    commits.time(super::commitTransaction);
    commits.end();
  }
}
