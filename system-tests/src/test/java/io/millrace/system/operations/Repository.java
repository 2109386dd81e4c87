package io.millrace.system.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files of this repository. */
final class Repository {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("millrace.root")));

  private Repository() {}

  static Path file(String path) {
    return ROOT.resolve(path);
  }

  static String read(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
