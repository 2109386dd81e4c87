package io.millrace.insights.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of live streams.
 *
 * @param clients the most streams at one time, at least 1
 * @param heartbeat time without an event after which a comment is sent, so that proxies keep the
 *     connection
 * @param stalled time after which a client that does not read is disconnected
 */
@ConfigurationProperties("millrace.insights.live")
public record LiveSettings(
    @DefaultValue("1000") int clients,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("30s") Duration stalled) {

  public LiveSettings {
    if (clients < 1 || !heartbeat.isPositive() || !stalled.isPositive()) {
      throw new IllegalArgumentException("millrace.insights.live.* must be positive");
    }
  }
}
