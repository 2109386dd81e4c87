package io.millrace.ingest;

import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret from which visitors' pseudonyms are made. All ingest services must use the same
 * secret, and it must never change: a different secret gives every visitor a new pseudonym.
 *
 * @param visitorSecret at least 32 characters, from the environment or a file; it has no default
 */
@ConfigurationProperties("millrace")
record VisitorSecret(String visitorSecret) {
  private static final int MIN_LENGTH = 32;

  VisitorSecret {
    if (Objects.requireNonNullElse(visitorSecret, "").length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "millrace.visitor-secret must be set to at least %d characters".formatted(MIN_LENGTH));
    }
  }

  @Override
  public String toString() {
    return "VisitorSecret[hidden]";
  }
}
