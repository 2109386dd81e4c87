package io.millrace.standalone.audit;

import io.millrace.events.catalog.Catalog;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * What an audit goes by.
 *
 * @param client settings of Kafka clients
 * @param catalog platforms that events may name
 * @param incomplete whether to compare what can be compared although events of the past are gone
 * @param memory about how much of it events and cells may take together
 * @param shown how many differences are kept for people, at least 0
 * @param patience how long to wait until everything that arrived is counted
 */
public record AuditSettings(
    Map<String, Object> client,
    Catalog catalog,
    boolean incomplete,
    DataSize memory,
    int shown,
    Duration patience) {

  public AuditSettings {
    client = Map.copyOf(client);
    if (memory.toBytes() < 1 || shown < 0) {
      throw new IllegalArgumentException("memory must be positive, shown at least 0");
    }
  }
}
