package io.millrace.standalone.server;

import io.millrace.kafka.disk.Disk;
import io.millrace.kafka.disk.DiskMarks;
import io.millrace.kafka.disk.DiskSettings;
import java.io.IOException;
import java.nio.file.Path;

/** Checks the free space before a start, because a broker on a full disk fails while it starts. */
final class RoomToStart {
  private static final long MIB = 1 << 20;

  private RoomToStart() {}

  /**
   * Checks the disk of every folder once.
   *
   * @throws StartException when a disk has less free space than the lowest mark
   */
  static void check(DiskSettings settings, Disk disk) {
    for (Path folder : settings.folders()) {
      try {
        Disk.Room room = disk.room(folder);
        DiskMarks marks = DiskMarks.of(room.total(), settings.minFree());
        if (room.free() < marks.lowest()) {
          throw FolderCheck.fault(
              folder,
              "is on a disk with %d MB free, at least %d are needed"
                  .formatted(room.free() / MIB, marks.lowest() / MIB),
              "free some and start again, or set a lower --min-free");
        }
      } catch (IOException e) {
        throw FolderCheck.fault(
            folder, "has a disk whose free space cannot be read: " + e, "check the disk");
      }
    }
  }
}
