package io.millrace.keys;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reports that a file of keys cannot be used. The message has the path and a remedy. */
public final class UnusableKeysException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableKeysException(Path file, UncheckedIOException cause) {
    super(
        "%s cannot be used: %s; put it back from a backup, or delete it: all keys are then invalid, and new keys for this machine are created"
            .formatted(file.toAbsolutePath().normalize(), cause.getCause()),
        cause);
  }
}
