package io.millrace.insights.views;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limit of saved views.
 *
 * @param most the most views that are kept, 1 to 10 000; more are refused with 409
 */
@ConfigurationProperties("millrace.insights.views")
public record ViewSettings(@DefaultValue("200") int most) {
  private static final int LIMIT = 10_000;

  public ViewSettings {
    if (most < 1 || most > LIMIT) {
      throw new IllegalArgumentException("millrace.insights.views.most must be from 1 to " + LIMIT);
    }
  }
}
