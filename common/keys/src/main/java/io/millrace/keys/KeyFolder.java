package io.millrace.keys;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/**
 * The keys in a data folder: a file of all keys, and three secrets for commands on this machine.
 *
 * @param data the data folder
 */
public record KeyFolder(Path data) {

  /** File of the hashes of all keys. */
  public Path keys() {
    return data.resolve("keys.json");
  }

  /** A secret with the role {@link Role#WRITE}. */
  public Path writeKey() {
    return data.resolve("write.key");
  }

  /** A secret with the role {@link Role#READ}. */
  public Path readKey() {
    return data.resolve("read.key");
  }

  /** A secret with the role {@link Role#ADMIN}. */
  public Path adminKey() {
    return data.resolve("admin.key");
  }

  /**
   * Runs a task on the file of keys.
   *
   * @param clock gives the times of creation and revocation
   * @throws UnusableKeysException when the file cannot be read or written, or holds something else
   */
  public <T> T use(Clock clock, Function<KeyFile, T> work) {
    try {
      return work.apply(new KeyFile(keys(), clock));
    } catch (UncheckedIOException e) {
      throw new UnusableKeysException(keys(), e);
    }
  }
}
