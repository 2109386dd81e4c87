package io.millrace.gateway.keys;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is stored: enough to recognize it, not enough to use it.
 *
 * @param prefix 8 characters that are part of the key and find it; no secret, unique in a file
 * @param sha256 of the whole key, 64 hexadecimal digits
 * @param name what people call it, 1 to 64 characters
 * @param role what it opens
 * @param createdAt wall-clock time
 * @param revokedAt wall-clock time since when it opens nothing
 * @param limits its own limits, else the gateway's
 */
@JsonInclude(Include.NON_ABSENT)
public record ApiKey(
    String prefix,
    String sha256,
    String name,
    Role role,
    Instant createdAt,
    Optional<Instant> revokedAt,
    Optional<KeyLimits> limits) {
  private static final int MAX_NAME = 64;

  public ApiKey {
    if (!prefix.matches("[A-Za-z0-9]{8}") || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a stored key");
    }
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a key's name has 1 to " + MAX_NAME + " characters");
    }
  }

  /** Whether it opens anything. */
  @JsonIgnore
  public boolean isActive() {
    return revokedAt.isEmpty();
  }

  ApiKey revoked(Instant at) {
    return new ApiKey(prefix, sha256, name, role, createdAt, Optional.of(at), limits);
  }
}
