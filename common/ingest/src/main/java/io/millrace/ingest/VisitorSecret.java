package io.millrace.ingest;

import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What visitors' pseudonyms are made with. The three ingest services share it for good: another
 * secret makes every visitor a new one.
 *
 * @param visitorSecret at least 32 characters, from the environment or a file; no default
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
