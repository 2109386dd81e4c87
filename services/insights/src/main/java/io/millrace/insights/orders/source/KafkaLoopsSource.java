package io.millrace.insights.orders.source;

import io.millrace.events.topic.Topics;
import io.millrace.insights.orders.projection.LoopsSource;
import io.millrace.insights.topic.CommittedTopic;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Reads the topic of explained orders from Kafka. */
@Component
class KafkaLoopsSource implements LoopsSource {
  private static final int RECORDS = 500;

  private final CommittedTopic loops;
  private final LoopsDecoder decoder;

  KafkaLoopsSource(
      ConsumerFactory<byte[], byte[]> consumers, KafkaAdmin kafka, LoopsDecoder decoder) {
    this.loops = new CommittedTopic(consumers, kafka, Topics.LOOPS.name(), RECORDS);
    this.decoder = decoder;
  }

  @Override
  public Reading open() {
    return new LoopsReading(loops.open(), decoder);
  }
}
