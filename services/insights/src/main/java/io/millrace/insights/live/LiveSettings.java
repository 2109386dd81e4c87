package io.millrace.insights.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How live streams are kept up.
 *
 * @param clients that may listen at one moment, at least 1
 * @param heartbeat time without an event after which a comment keeps proxies awake
 * @param stalled time after which a client that does not read is cut off
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
