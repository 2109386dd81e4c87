package io.millrace.web;

import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret that the gateway sends to the services behind it.
 *
 * @param internalToken at least 16 characters, from the environment or a file; no default
 */
@ConfigurationProperties("millrace")
public record InternalToken(String internalToken) {
  /** The header field of the secret. The gateway removes it from outside requests. */
  public static final String HEADER = "X-Millrace-Internal";

  private static final int MIN_LENGTH = 16;

  public InternalToken {
    if (Objects.requireNonNullElse(internalToken, "").length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "millrace.internal-token must be set to at least %d characters".formatted(MIN_LENGTH));
    }
  }

  @Override
  public String toString() {
    return "InternalToken[hidden]";
  }
}
