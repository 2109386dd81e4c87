package io.millrace.standalone.audit;

import io.millrace.events.catalog.Catalog;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * The settings of an audit.
 *
 * @param client settings of Kafka clients
 * @param catalog platforms that events may name
 * @param incomplete whether to compare the remaining windows although old events are gone
 * @param memory approximate limit of the memory for events and cells together
 * @param shown maximum number of differences that are kept for display, at least 0
 * @param patience how long to wait until all received events are counted
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
