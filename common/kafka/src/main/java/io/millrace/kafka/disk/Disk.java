package io.millrace.kafka.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file system says of its room. */
@FunctionalInterface
public interface Disk {
  /** The file systems of this machine. */
  Disk REAL = Disk::ask;

  /**
   * Room of the file system that holds a folder.
   *
   * @param free bytes that this process may still write
   * @param total bytes it has in all
   */
  record Room(long free, long total) {}

  /**
   * Asks.
   *
   * @param folder may not exist yet; then the nearest folder above it counts
   * @throws IOException when the file system does not answer
   */
  Room room(Path folder) throws IOException;

  private static Room ask(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    FileStore store = Files.getFileStore(existing);
    return new Room(store.getUsableSpace(), store.getTotalSpace());
  }
}
