package io.millrace.kafka.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the free space of file systems. */
@FunctionalInterface
public interface Disk {
  /** The file systems of this machine. */
  Disk REAL = Disk::ask;

  /**
   * The space of the file system that holds a folder.
   *
   * @param free bytes that this process may still write
   * @param total the size of the file system, bytes
   */
  record Room(long free, long total) {}

  /**
   * Reads the space of the file system that holds a folder.
   *
   * @param folder the folder; when it does not exist yet, the nearest existing folder above it
   *     counts
   * @throws IOException when the file system does not answer
   */
  Room room(Path folder) throws IOException;

  private static Room ask(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    // Files.getFileStore reads the table of all mounts each time, which takes 2 % of a processor.
    long total = existing.toFile().getTotalSpace();
    if (total == 0) {
      throw new IOException("the file system of " + existing + " does not tell its size");
    }
    return new Room(existing.toFile().getUsableSpace(), total);
  }
}
