package io.millrace.gateway.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a gateway knows at the moment. A file that cannot be read changes nothing: the last
 * good keys stay, and {@link #trouble} says so.
 */
public final class ApiKeyIndex {
  private static final Logger log = LoggerFactory.getLogger(ApiKeyIndex.class);

  /** Compared with when nothing is found, so that every answer takes one hash and one compare. */
  private static final byte[] DECOY = ApiKeyFormat.sha256("no key has this text");

  private final LockedFile file;
  private volatile Known known = new Known(Map.of(), Optional.empty(), Optional.empty());

  private record Known(
      Map<String, ApiKey> byPrefix,
      Optional<LockedFile.Version> version,
      Optional<String> trouble) {}

  ApiKeyIndex(Path path) {
    this.file = new LockedFile(path);
    refresh();
  }

  /** The active key with that text. Never blocks; takes the same time found or not. */
  public Optional<ApiKey> find(String text) {
    byte[] given = ApiKeyFormat.sha256(text);
    Optional<ApiKey> candidate =
        Optional.ofNullable(known.byPrefix.get(ApiKeyFormat.prefixOf(text)));
    byte[] expected = candidate.map(ApiKey::sha256).map(HexFormat.of()::parseHex).orElse(DECOY);
    boolean same = MessageDigest.isEqual(expected, given);
    return candidate.filter(key -> same && key.isActive());
  }

  /** The active key with that prefix, which is no proof of anything. Never blocks. */
  public Optional<ApiKey> active(String prefix) {
    return Optional.ofNullable(known.byPrefix.get(prefix)).filter(ApiKey::isActive);
  }

  /** Reads the file again if it changed. Blocks on the file system. */
  void refresh() {
    Known before = known;
    try {
      Optional<LockedFile.Version> now = file.version();
      if (now.isEmpty() && before.version.isPresent()) {
        throw new IOException("the file is gone");
      }
      if (!now.equals(before.version) || before.trouble.isPresent()) {
        known = new Known(index(KeyJson.read(file.read())), now, Optional.empty());
      }
    } catch (IOException e) {
      known = new Known(before.byPrefix, before.version, Optional.of(describe(e)));
      if (before.trouble.isEmpty()) {
        log.warn("the keys file cannot be read, the last good keys stay: {}", describe(e));
      }
    }
  }

  /** How many keys open something. */
  long active() {
    return known.byPrefix.values().stream().filter(ApiKey::isActive).count();
  }

  /** Whether there is a file that could be read once. */
  boolean hasRead() {
    return known.version.isPresent();
  }

  /** Why the file could not be read last time. */
  Optional<String> trouble() {
    return known.trouble;
  }

  private static Map<String, ApiKey> index(List<ApiKey> keys) {
    return keys.stream().collect(Collectors.toMap(ApiKey::prefix, Function.identity()));
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
