package io.millrace.kafka.disk;

import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * From where on a disk is full, in free bytes. Between a mark and the one above it nothing changes,
 * so that what is freed bit by bit does not open and close the door again and again.
 *
 * @param open with at least so much, events are taken again
 * @param low with less, no events are taken
 * @param lowest with less, nothing is counted and projected either: it would write, too
 */
public record DiskMarks(long open, long low, long lowest) {
  private static final long MOST = DataSize.ofMegabytes(512).toBytes();
  private static final long LEAST = DataSize.ofMegabytes(64).toBytes();
  private static final int PARTS = 50;

  /** The marks of a disk of that size. */
  public static DiskMarks of(long total, Optional<DataSize> minFree) {
    long low =
        minFree
            .map(DataSize::toBytes)
            .orElseGet(() -> Math.max(LEAST, Math.min(MOST, total / PARTS)));
    return new DiskMarks(low + low / 4, low, low / 2);
  }
}
