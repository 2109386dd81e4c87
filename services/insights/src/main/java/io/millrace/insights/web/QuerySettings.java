package io.millrace.insights.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of queries.
 *
 * @param atOnce the most queries that run at one time, at least 1; more are refused with 503
 * @param timeLimit time after which a query is answered with 503
 */
@ConfigurationProperties("millrace.insights.query")
public record QuerySettings(
    @DefaultValue("32") int atOnce, @DefaultValue("1800ms") Duration timeLimit) {

  public QuerySettings {
    if (atOnce < 1 || !timeLimit.isPositive()) {
      throw new IllegalArgumentException("millrace.insights.query.* must be positive");
    }
  }
}
