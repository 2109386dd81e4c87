package io.millrace.insights.projection;

import io.millrace.events.cell.KeepPeriods;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for how long windows of short grains are kept, by event time before the newest event.
 * Days of entities are kept for {@link KeepPeriods#ENTITY_DAYS}. Longer windows are never deleted.
 * No window is kept longer than the aggregator keeps it.
 *
 * @param minutes the age of the oldest minute, at least a day; zero keeps minutes as long as the
 *     aggregator does
 * @param hours the age of the oldest hour, at least a day; zero keeps hours as long as the
 *     aggregator does
 */
@ConfigurationProperties("millrace.insights.keep")
public record KeepSettings(
    @DefaultValue("29d") Duration minutes, @DefaultValue("400d") Duration hours) {
  private static final Duration LEAST = Duration.ofDays(1);

  public KeepSettings {
    require("minutes", minutes);
    require("hours", hours);
  }

  KeepPeriods keep() {
    return new KeepPeriods(minutes, hours, KeepPeriods.ENTITY_DAYS);
  }

  private static void require(String name, Duration keep) {
    if (!keep.isZero() && keep.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "millrace.insights.keep.%s must be at least a day, or 0 for ever".formatted(name));
    }
  }
}
