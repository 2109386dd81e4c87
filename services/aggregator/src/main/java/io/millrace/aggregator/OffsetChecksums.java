package io.millrace.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.CRC32C;

/**
 * Stores checksums of the offset files of tasks, which have no checksum themselves. The checksums
 * exist from the orderly end of a stream to the next start. A file without a checksum counts as
 * intact.
 */
final class OffsetChecksums {
  private final Path file;

  OffsetChecksums(Path folder) {
    this.file = folder.resolve("checkpoints.crc");
  }

  /** Writes the checksums of these files. */
  void close(List<Path> checkpoints) {
    Properties sums = new Properties();
    checkpoints.forEach(path -> sums.setProperty(name(path), sum(path)));
    try (var out = Files.newBufferedWriter(file)) {
      sums.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file is unchanged since its checksum was written. */
  boolean hold(Path checkpoint) {
    return Optional.ofNullable(read().getProperty(name(checkpoint)))
        .map(sum(checkpoint)::equals)
        .orElse(true);
  }

  /** Deletes the checksums, because the stream changes the offset files from now on. */
  void open() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties read() {
    Properties sums = new Properties();
    if (Files.isRegularFile(file)) {
      try (var in = Files.newBufferedReader(file)) {
        sums.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sums;
  }

  private static String name(Path checkpoint) {
    return String.valueOf(checkpoint.getName(checkpoint.getNameCount() - 2));
  }

  private static String sum(Path path) {
    try {
      CRC32C sum = new CRC32C();
      sum.update(Files.readAllBytes(path));
      return Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
