package io.millrace.gateway.keys;

import io.millrace.keys.ApiKey;
import io.millrace.keys.ApiKeyFormat;
import io.millrace.keys.KeyJson;
import io.millrace.keys.LockedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the API keys of a running gateway in memory and finds them. When the file cannot be read,
 * the last good keys stay valid, and {@link #trouble} has the reason. Safe for several threads.
 */
public final class ApiKeyIndex {
  private static final Logger log = LoggerFactory.getLogger(ApiKeyIndex.class);

  /**
   * The hash to compare with when no key is found, so that every search has the same cost: one hash
   * and one comparison.
   */
  private static final byte[] DECOY = ApiKeyFormat.sha256("no key has this text");

  private final LockedFile file;
  private volatile Known known = new Known(Map.of(), Set.of(), Optional.empty(), Optional.empty());

  private record Known(
      Map<String, ApiKey> byPrefix,
      Set<String> publicOrigins,
      Optional<LockedFile.Version> version,
      Optional<String> trouble) {}

  ApiKeyIndex(Path path) {
    this.file = new LockedFile(path);
    refresh();
  }

  /**
   * Finds the active key with that text. Never blocks. Takes the same time whether the key exists
   * or not.
   */
  public Optional<ApiKey> find(String text) {
    byte[] given = ApiKeyFormat.sha256(text);
    Optional<ApiKey> candidate =
        Optional.ofNullable(known.byPrefix.get(ApiKeyFormat.prefixOf(text)));
    byte[] expected = candidate.map(ApiKey::sha256).map(HexFormat.of()::parseHex).orElse(DECOY);
    boolean same = MessageDigest.isEqual(expected, given);
    return candidate.filter(key -> same && key.isActive());
  }

  /**
   * Finds the active key with that prefix. A prefix is not secret, so it proves nothing about the
   * caller. Never blocks.
   */
  public Optional<ApiKey> active(String prefix) {
    return Optional.ofNullable(known.byPrefix.get(prefix)).filter(ApiKey::isActive);
  }

  /** Whether an active public key lists this origin. Never blocks. */
  public boolean isPublicOrigin(String origin) {
    return known.publicOrigins.contains(origin);
  }

  /** Reads the file again if it has changed. Blocks on the file system. */
  void refresh() {
    Known before = known;
    try {
      Optional<LockedFile.Version> now = file.version();
      if (now.isEmpty() && before.version.isPresent()) {
        throw new IOException("the file is gone");
      }
      if (!now.equals(before.version) || before.trouble.isPresent()) {
        List<ApiKey> keys = KeyJson.read(file.read());
        known = new Known(index(keys), publicOrigins(keys), now, Optional.empty());
      }
    } catch (IOException e) {
      known =
          new Known(
              before.byPrefix, before.publicOrigins, before.version, Optional.of(describe(e)));
      if (before.trouble.isEmpty()) {
        log.warn("the keys file cannot be read, so the last good keys stay valid: {}", describe(e));
      }
    }
  }

  /** The number of active keys. */
  long active() {
    return known.byPrefix.values().stream().filter(ApiKey::isActive).count();
  }

  /** Whether the file was read successfully at least once. */
  boolean hasRead() {
    return known.version.isPresent();
  }

  /** The reason why the latest read failed; empty when it succeeded. */
  Optional<String> trouble() {
    return known.trouble;
  }

  private static Map<String, ApiKey> index(List<ApiKey> keys) {
    return keys.stream().collect(Collectors.toMap(ApiKey::prefix, Function.identity()));
  }

  private static Set<String> publicOrigins(List<ApiKey> keys) {
    return keys.stream()
        .filter(ApiKey::isActive)
        .flatMap(key -> key.publicUse().stream())
        .flatMap(use -> use.origins().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
