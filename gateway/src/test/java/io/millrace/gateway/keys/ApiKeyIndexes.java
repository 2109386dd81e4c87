package io.millrace.gateway.keys;

import io.millrace.keys.ApiKey;
import io.millrace.keys.KeyFile;
import io.millrace.keys.Role;
import java.nio.file.Path;
import java.time.Clock;

/** Creates indexes of API keys for tests in other packages. */
public final class ApiKeyIndexes {
  private final Path path;
  private final KeyFile file;

  public ApiKeyIndexes(Path path) {
    this.path = path;
    this.file = new KeyFile(path, Clock.systemUTC());
  }

  public ApiKey create(Role role) {
    return file.create("test", role).key();
  }

  public void revoke(ApiKey key) {
    var _ = file.revoke(key.prefix()).orElseThrow();
  }

  /** Creates an index of the keys in that file. */
  public ApiKeyIndex index() {
    return new ApiKeyIndex(path);
  }
}
