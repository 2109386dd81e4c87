package io.millrace.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What happens to one file of a stopped Millrace.
 *
 * @param kind of damage
 * @param file below the data folder
 */
record Damage(Kind kind, String file) {

  /** Kinds of damage. */
  enum Kind {
    /** The file is gone. */
    REMOVED,
    /** The second half of the file is gone. */
    CUT,
    /** A bit in the middle of the file is another. */
    FLIPPED
  }

  void apply(Path data) {
    Path path = data.resolve(file);
    try {
      byte[] bytes = Files.readAllBytes(path);
      switch (kind) {
        case REMOVED -> Files.delete(path);
        case CUT -> Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
        case FLIPPED -> {
          if (bytes.length > 0) {
            bytes[bytes.length / 2] ^= 0x04;
            Files.write(path, bytes);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for files that only their numbers tell apart, such as the partitions of a topic. */
  String likeness() {
    return kind + " " + file.replaceAll("[0-9]+", "#");
  }

  @Override
  public String toString() {
    return "%s %s".formatted(file, kind.name().toLowerCase(Locale.ROOT));
  }
}
