package io.millrace.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a key comes from: given, environment, or the data folder. */
final class KeyOption {
  private static final Path LOCAL = Path.of("data", "write.key");

  private KeyOption() {}

  /** The key to use; empty when there is none anywhere. */
  static Optional<String> find(Optional<String> given) throws IOException {
    Optional<String> key =
        given.or(() -> Optional.ofNullable(System.getenv("MILLRACE_KEY"))).map(String::strip);
    if (key.isPresent() || !Files.exists(LOCAL)) {
      return key.filter(text -> !text.isEmpty());
    }
    return Optional.of(Files.readString(LOCAL).strip());
  }
}
