package io.millrace.insights.source;

import io.millrace.events.cell.Calendar;
import io.millrace.events.topic.Topics;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.projection.SummarySource;
import io.millrace.insights.topic.CommittedTopic;
import io.millrace.kafka.GenerationReader;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Reads the summaries topic of Kafka. */
@Component
class KafkaSummarySource implements SummarySource {
  private static final int RECORDS = 2_000;

  private final KafkaAdmin kafka;
  private final CommittedTopic summaries;
  private final SummaryDecoder decoder;
  private final Calendar calendar;
  private final Retention retention;

  KafkaSummarySource(
      ConsumerFactory<byte[], byte[]> consumers,
      KafkaAdmin kafka,
      SummaryDecoder decoder,
      Calendar calendar,
      Retention retention) {
    this.kafka = kafka;
    this.summaries = new CommittedTopic(consumers, kafka, Topics.SUMMARIES.name(), RECORDS);
    this.decoder = decoder;
    this.calendar = calendar;
    this.retention = retention;
  }

  @Override
  public Reading open() {
    return new SummaryReading(summaries.open(), decoder, generationCheck());
  }

  private GenerationCheck generationCheck() {
    return new GenerationCheck(
        new GenerationReader(kafka.getConfigurationProperties()), calendar.zone(), retention);
  }
}
