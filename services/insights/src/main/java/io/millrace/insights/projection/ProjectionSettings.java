package io.millrace.insights.projection;

import io.millrace.insights.topic.TopicPace;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the projection of summaries. {@link #pace} is also that of explained orders.
 *
 * @param flush longest time between two writes to the store; queries do not wait for it
 * @param pending number of cells waiting to be written at which reading pauses, at least 1
 * @param check time between two checks that the broker answers and the topic is still the same
 * @param retry time before another attempt when the store or the broker is away
 */
@ConfigurationProperties("millrace.insights.projection")
public record ProjectionSettings(
    @DefaultValue("5s") Duration flush,
    @DefaultValue("100000") int pending,
    @DefaultValue("5s") Duration check,
    @DefaultValue("1s") Duration retry) {

  public ProjectionSettings {
    requirePositive("flush", flush);
    requirePositive("check", check);
    requirePositive("retry", retry);
    if (pending < 1) {
      throw new IllegalArgumentException("millrace.insights.projection.pending must be at least 1");
    }
  }

  /** Returns the times between the calls to the broker. */
  public TopicPace pace() {
    return new TopicPace(check, retry);
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(
          "millrace.insights.projection." + name + " must be positive");
    }
  }
}
