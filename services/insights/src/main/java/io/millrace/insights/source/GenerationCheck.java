package io.millrace.insights.source;

import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.kafka.GenerationReader;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * What the summaries rest on: days of one zone must not be taken for those of another, nor windows
 * that the aggregator withdraws for windows without anything.
 */
final class GenerationCheck implements AutoCloseable {
  private final GenerationReader basis;
  private final ZoneId zone;
  private final Retention retention;

  GenerationCheck(GenerationReader basis, ZoneId zone, Retention retention) {
    this.basis = basis;
    this.zone = zone;
    this.retention = retention;
  }

  /**
   * Comes back when the data is counted in the zone of this process, or nothing was counted yet.
   *
   * @return how often all cells were written again
   * @throws SourceUnavailableException when it is another zone, or nobody says which
   */
  int check() {
    Optional<GenerationRecord> read = read().map(GenerationReader.Entry::record);
    read.map(GenerationRecord::calculation).ifPresent(this::check);
    return read.map(GenerationRecord::edition).orElse(0);
  }

  @Override
  public void close() {
    basis.close();
  }

  private Optional<GenerationReader.Entry> read() {
    try {
      return basis.read();
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
        "the data is counted in zone %s, but millrace.zone is %s here"
            .formatted(calculation.zone(), zone));
  }
}
