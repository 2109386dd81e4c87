package io.millrace.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The folder of all data that outlive a start. A lock file admits one process at a time. */
public final class DataFolder implements AutoCloseable {
  private final DataPaths paths;
  private final FileChannel lock;

  private DataFolder(DataPaths paths, FileChannel lock) {
    this.paths = paths;
    this.lock = lock;
  }

  /**
   * Locks the folder and creates it when it is missing.
   *
   * @throws StartException when another process has locked it, or it cannot be written
   */
  static DataFolder open(Path root) {
    return open(root, _ -> {});
  }

  /**
   * Locks the folder, creates it when it is missing, checks its contents, and removes the access of
   * other accounts.
   *
   * @param notes receives a line for the user when the folder was open to other accounts
   * @throws StartException when another process has locked it, or a check fails
   */
  static DataFolder open(Path root, Consumer<String> notes) {
    DataFolder folder = take(root);
    try {
      new FolderCheck(folder.paths).run();
      if (OwnersOnly.close(root)) {
        notes.accept(
            "%s was open to other accounts of this machine; from now on it is this account's only"
                .formatted(root.toAbsolutePath().normalize()));
      }
      RecursiveDelete.delete(folder.paths.temporary());
      OwnersOnly.make(folder.paths.temporary());
      return folder;
    } catch (IOException e) {
      folder.close();
      throw new StartException("cannot use the data folder %s: %s".formatted(root, e), e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static DataFolder take(Path root) {
    try {
      if (Files.exists(root) && !Files.isDirectory(root)) {
        throw FolderCheck.fault(
            root, "is a file where a folder is kept", "choose another folder with --data");
      }
      OwnersOnly.make(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartException(
            "another Millrace uses the data folder %s; stop it or choose another with --data"
                .formatted(root.toAbsolutePath()));
      }
      return new DataFolder(new DataPaths(root), channel);
    } catch (IOException e) {
      throw new StartException("cannot use the data folder %s: %s".formatted(root, e), e);
    }
  }

  DataPaths paths() {
    return paths;
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
