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

/** Keys that lie beside the data, so that the command line on this machine just works. */
final class LocalKeys {
  private final KeyFile keys;

  private LocalKeys(KeyFile keys) {
    this.keys = keys;
  }

  /** Makes the keys that are not there, or that the gateway would no longer accept. */
  static void ensure(DataPaths paths, Clock clock) {
    LocalKeys keys = new LocalKeys(new KeyFile(paths.keys(), clock));
    try {
      keys.ensure(paths.writeKey(), Role.WRITE);
      keys.ensure(paths.readKey(), Role.READ);
      keys.ensure(paths.adminKey(), Role.ADMIN);
    } catch (UncheckedIOException e) {
      throw FolderCheck.fault(
          paths.keys(),
          "cannot be used: " + e.getCause(),
          "put it back from a backup, or delete it: all keys are void then, and those of this"
              + " machine are made anew");
    }
  }

  private void ensure(Path path, Role role) {
    PrivateFile file = new PrivateFile(path);
    if (file.read().filter(this::accepted).isEmpty()) {
      file.write(keys.create("local", role).secret());
    }
  }

  private boolean accepted(String secret) {
    String hash = HexFormat.of().formatHex(sha256().digest(secret.getBytes(UTF_8)));
    return keys.list().stream().anyMatch(key -> key.isActive() && key.sha256().equals(hash));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
