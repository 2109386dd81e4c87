package io.millrace.standalone.server;

import io.millrace.keys.ApiKeyFormat;
import io.millrace.keys.KeyFile;
import io.millrace.keys.KeyFolder;
import io.millrace.keys.Role;
import io.millrace.keys.UnusableKeysException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;

/** Creates the keys for the command line on this machine. */
final class LocalKeys {
  private final KeyFolder folder;
  private final Clock clock;

  private LocalKeys(KeyFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Creates each key of this machine that is missing or that the gateway would no longer accept.
   *
   * @throws StartException when the file of keys cannot be used
   */
  static void ensure(DataPaths paths, Clock clock) {
    KeyFolder folder = paths.keyFolder();
    LocalKeys keys = new LocalKeys(folder, clock);
    try {
      keys.ensure(folder.writeKey(), Role.WRITE);
      keys.ensure(folder.readKey(), Role.READ);
      keys.ensure(folder.adminKey(), Role.ADMIN);
    } catch (UnusableKeysException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private void ensure(Path path, Role role) {
    PrivateFile file = new PrivateFile(path);
    if (file.read().filter(this::accepted).isEmpty()) {
      file.write(folder.use(clock, keys -> keys.create("local", role)).secret());
    }
  }

  private boolean accepted(String secret) {
    String hash = HexFormat.of().formatHex(ApiKeyFormat.sha256(secret));
    return folder.use(clock, KeyFile::list).stream()
        .anyMatch(key -> key.isActive() && key.sha256().equals(hash));
  }
}
