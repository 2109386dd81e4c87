package io.millrace.kafka.disk;

import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * The limits of free space of a disk, in bytes. Between two limits the state does not change, so
 * that a disk whose free space changes a little does not start and stop ingestion again and again.
 *
 * @param open with at least this much, events are accepted again
 * @param low with less, no events are accepted
 * @param lowest with less, counting and projecting stop too, because they also write
 */
public record DiskMarks(long open, long low, long lowest) {
  private static final long MOST = DataSize.ofMegabytes(512).toBytes();
  private static final long LEAST = DataSize.ofMegabytes(64).toBytes();
  private static final int PARTS = 50;

  /** The limits of a disk of this size, bytes. */
  public static DiskMarks of(long total, Optional<DataSize> minFree) {
    long low =
        minFree
            .map(DataSize::toBytes)
            .orElseGet(() -> Math.max(LEAST, Math.min(MOST, total / PARTS)));
    return new DiskMarks(low + low / 4, low, low / 2);
  }
}
