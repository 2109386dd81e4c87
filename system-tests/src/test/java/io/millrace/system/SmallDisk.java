package io.millrace.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A file system of some MB, in memory, that can be filled. Only root may make one. */
final class SmallDisk implements AutoCloseable {
  private static final int MIB = 1 << 20;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one there; skips the test where that is not permitted. */
  static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    String size = "size=%dm".formatted(megabytes);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()),
        "skipped: only root may mount the small file system that this test fills");
    return new SmallDisk(folder);
  }

  /** Fills it until no more than that is left. */
  void fill(int leftMegabytes) throws IOException {
    long bytes = Files.getFileStore(folder).getUsableSpace() - (long) leftMegabytes * MIB;
    try (FileChannel ballast =
        FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(MIB);
      for (long left = bytes; left > 0; left -= MIB) {
        ballast.write(zeros.clear().limit((int) Math.min(MIB, left)));
      }
    } catch (IOException e) {
      if (leftMegabytes > 0) {
        throw e;
      }
    }
  }

  /** Gives the room back. */
  void free() throws IOException {
    Files.delete(ballast());
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
