package io.millrace.keys;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads a small file and replaces it as a whole. A reader sees either the old content or the new
 * content. A lock allows one writer at a time, across all processes. On POSIX file systems, only
 * the owner may read the file.
 */
public final class LockedFile {
  /** A file lock belongs to a whole process, so the threads of one process need this lock too. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path path;

  /** Creates an object for the file at that path. The file may be missing. */
  public LockedFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /** A version of the content. Each replaced content has a different version. */
  public record Version(long modifiedMillis, long size, Optional<Object> inode) {}

  /** Makes the new content from the old content. */
  @FunctionalInterface
  public interface Change {
    byte[] apply(Optional<byte[]> old) throws IOException;
  }

  /** Reads the content; empty when there is no file. */
  public Optional<byte[]> read() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Reads the version of the content; empty when there is no file. */
  public Optional<Version> version() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new Version(
              now.lastModifiedTime().toMillis(), now.size(), Optional.ofNullable(now.fileKey())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Replaces the content. Blocks while another process or thread replaces it. */
  public void replace(Change change) throws IOException {
    Files.createDirectories(directory());
    THREADS.lock();
    try (FileChannel channel = FileChannel.open(sibling(".lock"), CREATE, WRITE);
        FileLock lock = channel.lock()) {
      Objects.requireNonNull(lock);
      write(change.apply(read()));
    } finally {
      THREADS.unlock();
    }
  }

  private void write(byte[] content) throws IOException {
    Path temporary = Files.createTempFile(directory(), path.getFileName() + ".", ".new", owner());
    try {
      force(temporary, content);
      Files.move(temporary, path, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void force(Path target, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(target, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private FileAttribute<?>[] owner() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private Path directory() {
    return Objects.requireNonNull(path.getParent(), "a file has a directory");
  }

  private Path sibling(String suffix) {
    return directory().resolve(path.getFileName() + suffix);
  }
}
