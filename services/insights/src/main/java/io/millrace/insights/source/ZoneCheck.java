package io.millrace.insights.source;

import io.millrace.events.terms.Terms;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.kafka.BasisReader;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Days of one zone must not be taken for those of another. */
final class ZoneCheck implements AutoCloseable {
  private final BasisReader basis;
  private final ZoneId zone;

  ZoneCheck(BasisReader basis, ZoneId zone) {
    this.basis = basis;
    this.zone = zone;
  }

  /**
   * Comes back when the data is counted in the zone of this process, or nothing was counted yet.
   *
   * @throws SourceUnavailableException when it is another zone, or nobody says which
   */
  void check() {
    read()
        .map(entry -> entry.basis().terms())
        .filter(terms -> !terms.isSameZone(zone))
        .ifPresent(this::refuse);
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

  private void refuse(Terms terms) {
    throw new SourceUnavailableException(
        "the data is counted in zone %s, but millrace.zone is %s here"
            .formatted(terms.zone(), zone));
  }
}
