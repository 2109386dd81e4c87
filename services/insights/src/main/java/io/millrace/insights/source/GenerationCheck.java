package io.millrace.insights.source;

import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.topic.SourceUnavailableException;
import io.millrace.insights.topic.TopicCheck;
import io.millrace.kafka.GenerationReader;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Checks the generation record of the summaries. Days of one zone must not be read as days of
 * another zone. Windows that the aggregator withdraws must not be shown as windows without data.
 */
final class GenerationCheck implements TopicCheck {
  private final GenerationReader generations;
  private final ZoneId zone;
  private final Retention retention;

  GenerationCheck(GenerationReader generations, ZoneId zone, Retention retention) {
    this.generations = generations;
    this.zone = zone;
    this.retention = retention;
  }

  /**
   * Checks the zone of the data. Returns normally when the data is counted in the zone of this
   * process, or when there is no generation record yet. It also limits the retention to the periods
   * of the aggregator.
   *
   * @return the edition: how often all cells were written again; 0 without a record
   * @throws SourceUnavailableException when the data is counted in another zone, or when Kafka does
   *     not answer
   */
  @Override
  public int check() {
    Optional<GenerationRecord> read = read().map(GenerationReader.Entry::record);
    read.map(GenerationRecord::calculation).ifPresent(this::check);
    return read.map(GenerationRecord::edition).orElse(0);
  }

  @Override
  public void close() {
    generations.close();
  }

  private Optional<GenerationReader.Entry> read() {
    try {
      return generations.read();
    } catch (KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    }
  }

  private void check(CalculationSettings calculation) {
    if (!calculation.isSameZone(zone)) {
      refuse(calculation);
    }
    retention.atMost(KeepPeriods.of(calculation.horizon()));
  }

  private void refuse(CalculationSettings calculation) {
    throw new SourceUnavailableException(
        "the data is counted in zone %s, but millrace.zone of this process is %s"
            .formatted(calculation.zone(), zone));
  }
}
