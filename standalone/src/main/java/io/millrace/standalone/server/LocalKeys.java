package io.millrace.standalone.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.keys.KeyFile;
import io.millrace.gateway.keys.Role;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Function;

/** The API keys of a data folder. Three of them are for the command line on this machine. */
public final class LocalKeys {
  private final Path data;
  private final Clock clock;

  private LocalKeys(Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * Runs a task on the key file of a data folder.
   *
   * @param clock gives the times of creation and revocation
   * @throws StartException when the file cannot be used; the message has the path and a remedy
   */
  public static <T> T use(Path data, Clock clock, Function<KeyFile, T> work) {
    Path path = new DataPaths(data).keys();
    try {
      return work.apply(new KeyFile(path, clock));
    } catch (UncheckedIOException e) {
      throw FolderCheck.fault(
          path,
          "cannot be used: " + e.getCause(),
          "put it back from a backup, or delete it: all keys are then invalid, and new"
              + " keys for this machine are created");
    }
  }

  /**
   * Creates each key of this machine that is missing or that the gateway would no longer accept.
   */
  static void ensure(DataPaths paths, Clock clock) {
    LocalKeys keys = new LocalKeys(paths.root(), clock);
    keys.ensure(paths.writeKey(), Role.WRITE);
    keys.ensure(paths.readKey(), Role.READ);
    keys.ensure(paths.adminKey(), Role.ADMIN);
  }

  private void ensure(Path path, Role role) {
    PrivateFile file = new PrivateFile(path);
    if (file.read().filter(this::accepted).isEmpty()) {
      file.write(use(data, clock, keys -> keys.create("local", role)).secret());
    }
  }

  private boolean accepted(String secret) {
    String hash = HexFormat.of().formatHex(sha256().digest(secret.getBytes(UTF_8)));
    return use(data, clock, KeyFile::list).stream()
        .anyMatch(key -> key.isActive() && key.sha256().equals(hash));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
