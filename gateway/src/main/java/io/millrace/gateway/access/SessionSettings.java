package io.millrace.gateway.access;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers get in.
 *
 * @param lasts from signing in to the end of the session, 1 s to 400 days
 * @param secure whether the cookie is for https only, also when the gateway itself is asked over
 *     http, as behind something that speaks TLS
 * @param open whether nobody on this machine has to sign in; on a loopback address only
 * @param secret what sessions are signed with, at least 32 characters; those of before are over
 *     when it changes; without it, what is derived from the internal token
 * @param endedFile path of the file where sessions that were signed out of are kept; without it
 *     they are known to this process only, until it stops
 */
@ConfigurationProperties("millrace.gateway.session")
record SessionSettings(
    @DefaultValue("12h") Duration lasts,
    @DefaultValue("false") boolean secure,
    @DefaultValue("false") boolean open,
    Optional<String> secret,
    Optional<String> endedFile) {
  private static final int MIN_SECRET = 32;
  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofDays(400);

  SessionSettings {
    secret = secret.filter(text -> !text.isEmpty());
    endedFile = endedFile.filter(text -> !text.isEmpty());
    if (secret.filter(text -> text.length() < MIN_SECRET).isPresent()) {
      throw new IllegalArgumentException(
          "millrace.gateway.session.secret must have at least %d characters".formatted(MIN_SECRET));
    }
    if (lasts.compareTo(MIN) < 0 || lasts.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("millrace.gateway.session.lasts must be 1s to 400d");
    }
  }

  @Override
  public String toString() {
    return "SessionSettings[lasts=%s, secure=%s, open=%s]".formatted(lasts, secure, open);
  }
}
