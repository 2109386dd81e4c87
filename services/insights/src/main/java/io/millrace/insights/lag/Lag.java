package io.millrace.insights.lag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an answer is behind the accepted events. A value that is not known is empty, never 0.
 *
 * @param events accepted events that are not yet counted, at the newest sample
 * @param seconds the answer contains all events that were accepted longer ago than this
 * @param countedUntil the answer contains all events that were accepted before this moment, by the
 *     clock of this process; it is true also when the other values are not known
 * @param reason why a value is not known
 */
public record Lag(
    Optional<Long> events,
    Optional<BigDecimal> seconds,
    Optional<Instant> countedUntil,
    @JsonInclude(Include.NON_ABSENT) Optional<String> reason) {
  private static final int MILLISECONDS = 3;

  static Lag known(long events, Duration behind, Instant countedUntil) {
    return new Lag(
        Optional.of(events),
        Optional.of(BigDecimal.valueOf(behind.toMillis() + 1, MILLISECONDS)),
        Optional.of(countedUntil),
        Optional.empty());
  }

  /**
   * Makes the lag for the time before this process has seen a moment at which everything was
   * counted.
   */
  static Lag waiting(long events, String reason) {
    return new Lag(Optional.of(events), Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  static Lag unknown(String reason, Optional<Instant> countedUntil) {
    return new Lag(Optional.empty(), Optional.empty(), countedUntil, Optional.of(reason));
  }

  /** Returns whether the lag is known and less than the limit. */
  public boolean isBelow(Duration limit) {
    return seconds
        .filter(s -> s.movePointRight(MILLISECONDS).longValue() < limit.toMillis())
        .isPresent();
  }
}
