package io.millrace.insights.query;

import java.time.Instant;

/**
 * Says which range the items of an answer are compared with.
 *
 * @param with {@code previous} or {@code year}
 * @param to the first moment after the compared range
 */
public record Comparison(String with, Instant from, Instant to) {

  /** Describes the range. */
  static Comparison of(Compared compared) {
    return new Comparison(
        compared.with().id(),
        Instant.ofEpochMilli(compared.range().from()),
        Instant.ofEpochMilli(compared.range().to()));
  }
}
