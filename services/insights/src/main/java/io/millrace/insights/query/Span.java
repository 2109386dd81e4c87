package io.millrace.insights.query;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The range that an answer was read from.
 *
 * @param zone IANA time zone of days, weeks and months; minutes and hours are in UTC
 * @param to the first moment after the range
 */
public record Span(String zone, Instant from, Instant to) {

  static Span of(ZoneId zone, TimeRange range) {
    return new Span(
        zone.getId(), Instant.ofEpochMilli(range.from()), Instant.ofEpochMilli(range.to()));
  }
}
