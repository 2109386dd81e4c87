package io.millrace.standalone.server;

import io.millrace.kafka.disk.Disk;
import io.millrace.kafka.disk.DiskMarks;
import io.millrace.kafka.disk.DiskSettings;
import java.io.IOException;
import java.nio.file.Path;

/** Whether there is room for a start at all, since a broker on a full disk breaks on its way. */
final class RoomToStart {
  private static final long MIB = 1 << 20;

  private RoomToStart() {}

  /**
   * Looks at every disk once.
   *
   * @throws StartException when one is so full that nothing could be written
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
              "free some and start again, or ask for less with --min-free");
        }
      } catch (IOException e) {
        throw FolderCheck.fault(
            folder, "does not say how full its disk is: " + e, "look at the disk");
      }
    }
  }
}
