package io.millrace.insights.orders.source;

import io.millrace.events.topic.Topics;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.topic.CommittedTopic;
import io.millrace.insights.topic.TopicCheck;
import io.millrace.insights.topic.TopicSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Provides the explained orders of Kafka. */
@Configuration(proxyBeanMethods = false)
class LoopsSource {
  private static final int RECORDS = 500;

  @Bean
  TopicSource<OrderRevision> loopsTopic(
      ConsumerFactory<byte[], byte[]> consumers, KafkaAdmin kafka, LoopsDecoder decoder) {
    return new CommittedTopic<>(
        consumers, kafka, Topics.LOOPS.name(), RECORDS, decoder, () -> TopicCheck.NONE);
  }
}
