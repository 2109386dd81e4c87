package io.millrace.gateway.access;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sessions of browsers.
 *
 * @param lasts time from the sign-in to the end of the session, 1 s to 400 days
 * @param secure whether the cookie is for https only, even when the gateway itself receives http,
 *     for example behind a proxy that handles TLS
 * @param open whether clients on this machine need no sign-in; allowed on a loopback address only
 * @param secret the secret that signs sessions, at least 32 characters; a different secret ends all
 *     earlier sessions; if it is absent, the internal token is the secret
 * @param endedFile path of the file of sessions that were signed out; without the file only this
 *     process knows them, until it stops
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
