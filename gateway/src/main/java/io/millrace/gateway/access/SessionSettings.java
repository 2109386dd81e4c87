package io.millrace.gateway.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers get in.
 *
 * @param lasts from signing in to the end of the session, 1 s to 400 days
 * @param secure whether the cookie is for https only, also when the gateway itself is asked over
 *     http, as behind something that speaks TLS
 * @param open whether nobody on this machine has to sign in; on a loopback address only
 */
@ConfigurationProperties("millrace.gateway.session")
record SessionSettings(
    @DefaultValue("12h") Duration lasts,
    @DefaultValue("false") boolean secure,
    @DefaultValue("false") boolean open) {
  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofDays(400);

  SessionSettings {
    if (lasts.compareTo(MIN) < 0 || lasts.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("millrace.gateway.session.lasts must be 1s to 400d");
    }
  }
}
