package io.millrace.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Creates, lists and revokes the API keys in a file. Several processes may change the file at the
 * same time. A running gateway sees a change within its polling time. A missing file counts as a
 * file without keys.
 *
 * <p>Every method throws {@link UncheckedIOException} when the file cannot be read or written, or
 * is not a file of keys. A file that cannot be read is never overwritten.
 */
public final class KeyFile {
  private final LockedFile file;
  private final Clock clock;

  /**
   * Opens the file of keys at that path. The clock supplies the times of creation and revocation.
   */
  public KeyFile(Path path, Clock clock) {
    this.file = new LockedFile(path);
    this.clock = clock;
  }

  /** Creates a key with the limits of the gateway. */
  public NewKey create(String name, Role role) {
    return create(name, role, Optional.empty());
  }

  /** Creates a public key of the role {@link Role#COLLECT}. */
  public NewKey createPublic(String name, PublicUse use) {
    return create(name, Role.COLLECT, Optional.empty(), Optional.of(use), Optional.empty());
  }

  /** Creates a key of the role {@link Role#VIEW}. */
  public NewKey createView(String name, ViewUse use) {
    return create(name, Role.VIEW, Optional.empty(), Optional.empty(), Optional.of(use));
  }

  /** Creates a key. Only the returned value holds its secret. */
  public NewKey create(String name, Role role, Optional<KeyLimits> limits) {
    return create(name, role, limits, Optional.empty(), Optional.empty());
  }

  private NewKey create(
      String name,
      Role role,
      Optional<KeyLimits> limits,
      Optional<PublicUse> publicUse,
      Optional<ViewUse> viewUse) {
    String secret = ApiKeyFormat.random(ApiKeyFormat.randomPrefix());
    String sha256 = HexFormat.of().formatHex(ApiKeyFormat.sha256(secret));
    ApiKey key =
        new ApiKey(
            ApiKeyFormat.prefixOf(secret),
            sha256,
            name,
            role,
            clock.instant(),
            Optional.empty(),
            limits,
            publicUse,
            viewUse);
    change(keys -> with(keys, key));
    return new NewKey(secret, key);
  }

  /** All keys, including revoked ones, in order of creation. */
  public List<ApiKey> list() {
    try {
      return KeyJson.read(file.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Revokes the active key with that prefix and returns it. Returns empty when there is none. */
  public Optional<ApiKey> revoke(String prefix) {
    List<ApiKey> revoked = new ArrayList<>();
    change(keys -> keys.stream().map(key -> revokeIf(prefix, key, revoked)).toList());
    return revoked.stream().findFirst();
  }

  private ApiKey revokeIf(String prefix, ApiKey key, List<ApiKey> revoked) {
    if (!key.isActive() || !key.prefix().equals(prefix)) {
      return key;
    }
    ApiKey result = key.revoked(clock.instant());
    revoked.add(result);
    return result;
  }

  private static List<ApiKey> with(List<ApiKey> keys, ApiKey key) {
    if (keys.stream().map(ApiKey::prefix).collect(Collectors.toSet()).contains(key.prefix())) {
      throw new IllegalStateException("prefix " + key.prefix() + " is taken; try again");
    }
    List<ApiKey> result = new ArrayList<>(keys);
    result.add(key);
    return result;
  }

  private void change(UnaryOperator<List<ApiKey>> change) {
    try {
      file.replace(old -> KeyJson.write(change.apply(KeyJson.read(old))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
