package io.millrace.keys;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored form of an API key. It is enough to recognize the key, but not enough to use it.
 *
 * @param prefix 8 characters of the key that identify it; not secret, unique in a file
 * @param sha256 SHA-256 of the whole key, 64 hexadecimal digits
 * @param name a name for people, 1 to 64 characters
 * @param role the role of the key
 * @param createdAt wall-clock time of the creation
 * @param revokedAt wall-clock time of the revocation; empty while the key is active
 * @param limits the key's own limits; empty for the limits of the gateway
 * @param publicUse the rules of a public key; present exactly for the role {@link Role#COLLECT}
 * @param viewUse the rules of a key of a view; present exactly for the role {@link Role#VIEW}
 */
@JsonInclude(Include.NON_ABSENT)
public record ApiKey(
    String prefix,
    String sha256,
    String name,
    Role role,
    Instant createdAt,
    Optional<Instant> revokedAt,
    Optional<KeyLimits> limits,
    Optional<PublicUse> publicUse,
    Optional<ViewUse> viewUse) {
  private static final int MAX_NAME = 64;

  public ApiKey {
    if (!prefix.matches("[A-Za-z0-9]{8}") || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a stored key needs a prefix of 8 characters and a SHA-256 in hexadecimal");
    }
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a key's name has 1 to " + MAX_NAME + " characters");
    }
    if (publicUse.isPresent() != (role == Role.COLLECT)) {
      throw new IllegalArgumentException(
          "a key of the role collect lists its origins, and only such a key");
    }
    if (viewUse.isPresent() != (role == Role.VIEW)) {
      throw new IllegalArgumentException(
          "a key of the role view lists its paths, and only such a key");
    }
  }

  /** Whether the key is not revoked. */
  @JsonIgnore
  public boolean isActive() {
    return revokedAt.isEmpty();
  }

  ApiKey revoked(Instant at) {
    return new ApiKey(
        prefix, sha256, name, role, createdAt, Optional.of(at), limits, publicUse, viewUse);
  }
}
