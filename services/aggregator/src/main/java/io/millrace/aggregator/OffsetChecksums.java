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
 * Check sums of the files with the offsets of each task, which have none of their own. They are
 * there from the orderly end of a stream to the next start; what is not in them is not judged.
 */
final class OffsetChecksums {
  private final Path file;

  OffsetChecksums(Path folder) {
    this.file = folder.resolve("checkpoints.crc");
  }

  /** Writes those of these files. */
  void close(List<Path> checkpoints) {
    Properties sums = new Properties();
    checkpoints.forEach(path -> sums.setProperty(name(path), sum(path)));
    try (var out = Files.newBufferedWriter(file)) {
      sums.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether that file is as it was when they were written. */
  boolean hold(Path checkpoint) {
    return Optional.ofNullable(read().getProperty(name(checkpoint)))
        .map(sum(checkpoint)::equals)
        .orElse(true);
  }

  /** Forgets them: from now on the stream writes its offsets. */
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
