package io.millrace.insights.source;

import io.millrace.events.cell.Keep;
import io.millrace.events.terms.Basis;
import io.millrace.events.terms.Terms;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.kafka.BasisReader;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * What the summaries rest on: days of one zone must not be taken for those of another, nor windows
 * that the aggregator withdraws for windows without anything.
 */
final class BasisCheck implements AutoCloseable {
  private final BasisReader basis;
  private final ZoneId zone;
  private final Retention retention;

  BasisCheck(BasisReader basis, ZoneId zone, Retention retention) {
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
    Optional<Basis> read = read().map(BasisReader.Entry::basis);
    read.map(Basis::terms).ifPresent(this::check);
    return read.map(Basis::edition).orElse(0);
  }

  @Override
  public void close() {
    basis.close();
  }

  private Optional<BasisReader.Entry> read() {
    try {
      return basis.read();
    } catch (KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    }
  }

  private void check(Terms terms) {
    if (!terms.isSameZone(zone)) {
      refuse(terms);
    }
    retention.atMost(Keep.of(terms.horizon()));
  }

  private void refuse(Terms terms) {
    throw new SourceUnavailableException(
        "the data is counted in zone %s, but millrace.zone is %s here"
            .formatted(terms.zone(), zone));
  }
}
