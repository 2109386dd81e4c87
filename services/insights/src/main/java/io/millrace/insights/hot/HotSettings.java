package io.millrace.insights.hot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the windows in memory.
 *
 * @param windows number of the newest windows of each platform and grain, 1 to 1440; a live stream
 *     cannot begin with more windows of a platform
 */
@ConfigurationProperties("millrace.insights.hot")
public record HotSettings(@DefaultValue("120") int windows) {
  private static final int MOST = 1_440;

  public HotSettings {
    if (windows < 1 || windows > MOST) {
      throw new IllegalArgumentException(
          "millrace.insights.hot.windows must be 1 to %d, is %d".formatted(MOST, windows));
    }
  }
}
