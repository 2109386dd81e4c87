package io.millrace.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an ingest service takes.
 *
 * @param maxAge how old an event may be; zero for no limit
 * @param bodyLimit of one body, before and after decompression
 * @param bodiesInMemory of all bodies in hand; what would not fit is answered 503
 * @param workers threads that work on bodies
 * @param queue bodies that may wait for a worker; further ones are answered 503
 * @param receipts what people can watch
 */
@ConfigurationProperties("millrace.ingest")
record IngestSettings(
    @DefaultValue("400d") Duration maxAge,
    @DefaultValue("4MB") DataSize bodyLimit,
    @DefaultValue("16MB") DataSize bodiesInMemory,
    @DefaultValue("4") int workers,
    @DefaultValue("256") int queue,
    @DefaultValue Receipts receipts) {

  /**
   * What people can watch.
   *
   * @param keep outcomes of events that are kept in memory, 1 to 100 000
   * @param clients that may watch at one time, 1 to 1 000; further ones are answered 503
   */
  record Receipts(@DefaultValue("1000") int keep, @DefaultValue("20") int clients) {
    Receipts {
      require(keep >= 1 && keep <= 100_000, "receipts.keep must be 1 to 100000");
      require(clients >= 1 && clients <= 1000, "receipts.clients must be 1 to 1000");
    }
  }

  IngestSettings {
    require(!maxAge.isNegative(), "max-age must not be negative");
    require(
        isPositive(bodyLimit) && bodyLimit.toMegabytes() < 1024, "body-limit must be below 1GB");
    require(
        bodiesInMemory.compareTo(bodyLimit) >= 0, "bodies-in-memory must not be below body-limit");
    require(workers > 0 && queue > 0, "workers and queue must be positive");
  }

  private static boolean isPositive(DataSize size) {
    return !size.isNegative() && size.toBytes() > 0;
  }

  private static void require(boolean fine, String message) {
    if (!fine) {
      throw new IllegalArgumentException("millrace.ingest." + message);
    }
  }
}
