package io.millrace.insights.entities;

import java.time.Instant;

/**
 * A query needs days of entities that are not kept any more. Whole months are kept for ever, but
 * amounts of another currency are converted by days.
 */
final class DaysNotKeptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long day;
  private final String oldest;

  /**
   * @param day the start of the first such day, milliseconds
   * @param oldest the start of the oldest day that is kept
   */
  DaysNotKeptException(long day, Instant oldest) {
    super(
        ("the oldest day of creators, campaigns and items that is kept starts at %s; whole months"
                + " are kept for ever, but amounts in another currency are converted by days")
            .formatted(oldest));
    this.day = day;
    this.oldest = oldest.toString();
  }

  long day() {
    return day;
  }

  String oldest() {
    return oldest;
  }
}
