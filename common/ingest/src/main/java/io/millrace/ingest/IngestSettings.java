package io.millrace.ingest;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of an ingest service.
 *
 * @param maxAge how old an event may be; zero means no limit other than {@code earliest}
 * @param earliest the earliest time of an event, whatever {@code maxAge} is; an earlier one is
 *     mostly a wrong unit or a clock that was never set
 * @param bodyLimit the largest size of one body, before and after decompression
 * @param bodiesInMemory the memory for all bodies that are being read or processed; the service
 *     answers 503 to a request that does not fit
 * @param workers number of threads that process bodies
 * @param queue number of bodies that may wait for a worker; the service answers 503 to further ones
 * @param receipts limits of the receipt streams
 */
@ConfigurationProperties("millrace.ingest")
record IngestSettings(
    @DefaultValue("400d") Duration maxAge,
    @DefaultValue("2000-01-01T00:00:00Z") Instant earliest,
    @DefaultValue("4MB") DataSize bodyLimit,
    @DefaultValue("16MB") DataSize bodiesInMemory,
    @DefaultValue("4") int workers,
    @DefaultValue("256") int queue,
    @DefaultValue Receipts receipts) {

  /**
   * Limits of the receipt streams.
   *
   * @param keep number of event outcomes that the service keeps in memory, 1 to 100 000
   * @param clients number of clients that may read at one time, 1 to 1 000; the service answers 503
   *     to further ones
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
