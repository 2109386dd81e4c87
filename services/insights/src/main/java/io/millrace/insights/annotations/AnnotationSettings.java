package io.millrace.insights.annotations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limit of notes.
 *
 * @param most the most notes that are kept, 1 to 10 000; more are refused with 409
 */
@ConfigurationProperties("millrace.insights.annotations")
public record AnnotationSettings(@DefaultValue("1000") int most) {
  private static final int LIMIT = 10_000;

  public AnnotationSettings {
    if (most < 1 || most > LIMIT) {
      throw new IllegalArgumentException(
          "millrace.insights.annotations.most must be from 1 to " + LIMIT);
    }
  }
}
