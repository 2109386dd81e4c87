package io.millrace.insights.source;

import io.millrace.events.cell.Calendar;
import io.millrace.events.topic.Topics;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.topic.CommittedTopic;
import io.millrace.insights.topic.TopicCheck;
import io.millrace.insights.topic.TopicSource;
import io.millrace.kafka.GenerationReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Provides the summaries of Kafka, while they are counted in the zone of this process. */
@Configuration(proxyBeanMethods = false)
class SummarySource {
  private static final int RECORDS = 2_000;

  @Bean
  TopicSource<CellRevision> summariesTopic(
      ConsumerFactory<byte[], byte[]> consumers,
      KafkaAdmin kafka,
      SummaryDecoder decoder,
      Calendar calendar,
      Retention retention) {
    return new CommittedTopic<>(
        consumers,
        kafka,
        Topics.SUMMARIES.name(),
        RECORDS,
        decoder,
        () -> check(kafka, calendar, retention));
  }

  private static TopicCheck check(KafkaAdmin kafka, Calendar calendar, Retention retention) {
    return new GenerationCheck(
        new GenerationReader(kafka.getConfigurationProperties()), calendar.zone(), retention);
  }
}
