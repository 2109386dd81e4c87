package io.millrace.kafka.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** The state of the disk of one folder. For one thread. */
final class FolderSpace {
  private static final Logger log = LoggerFactory.getLogger(FolderSpace.class);
  private static final long MIB = 1 << 20;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Bytes per millisecond that no disk of today takes: 8 GB/s. */
  private static final long FASTEST = 8_000_000;

  private final Path folder;
  private final Disk disk;
  private final Optional<DataSize> minFree;
  private Fullness fullness = Fullness.NONE;
  private String reason = "";
  private boolean answers = true;
  private Duration pause = SHORTEST;

  /** The states of a disk, from enough free space to the least. */
  enum Fullness {
    NONE,
    LOW,
    LOWEST
  }

  FolderSpace(Path folder, Disk disk, Optional<DataSize> minFree) {
    this.folder = folder;
    this.disk = disk;
    this.minFree = minFree;
  }

  /** Reads the free space. When the disk does not answer, the state stays the same. */
  Fullness check() {
    try {
      Disk.Room room = disk.room(folder);
      DiskMarks marks = DiskMarks.of(room.total(), minFree);
      fullness = next(room.free(), marks);
      pause = pause(room.free() - marks.low());
      reason =
          "%s has %d MB free, it needs at least %d MB"
              .formatted(folder, room.free() / MIB, wanted(marks) / MIB);
      answers = true;
    } catch (IOException e) {
      if (answers) {
        log.warn("the free space of the disk of {} cannot be read: {}", folder, e.toString());
      }
      answers = false;
      pause = SHORTEST;
    }
    return fullness;
  }

  /**
   * Returns the time until the next check, 100 ms to 1 s. A disk cannot reach its mark earlier by
   * writing. Below the mark it is the shortest.
   */
  Duration pause() {
    return pause;
  }

  private static Duration pause(long aboveTheMark) {
    long millis = aboveTheMark / FASTEST;
    return Duration.ofMillis(Math.clamp(millis, SHORTEST.toMillis(), LONGEST.toMillis()));
  }

  Fullness fullness() {
    return fullness;
  }

  /** The folder, its free space and the required space, in words. */
  String reason() {
    return reason;
  }

  private long wanted(DiskMarks marks) {
    return fullness == Fullness.NONE ? marks.low() : marks.open();
  }

  private Fullness next(long free, DiskMarks marks) {
    if (free < marks.lowest() || (fullness == Fullness.LOWEST && free < marks.low())) {
      return Fullness.LOWEST;
    }
    return free < marks.low() || (fullness != Fullness.NONE && free < marks.open())
        ? Fullness.LOW
        : Fullness.NONE;
  }
}
