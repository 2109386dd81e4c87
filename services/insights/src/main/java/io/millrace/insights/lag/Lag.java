package io.millrace.insights.lag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an answer is behind what was accepted. What is not known is empty, never 0.
 *
 * @param events accepted and not yet counted, as of a moment ago
 * @param seconds everything that was accepted longer ago than this is in the answer
 * @param countedUntil the same as a moment, by the clock of this process; true even when the rest
 *     is not known
 * @param reason why something is not known
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

  /** Since this process looks there was no moment at which everything was counted. */
  static Lag waiting(long events, String reason) {
    return new Lag(Optional.of(events), Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  static Lag unknown(String reason, Optional<Instant> countedUntil) {
    return new Lag(Optional.empty(), Optional.empty(), countedUntil, Optional.of(reason));
  }

  /** Whether it is known to be less than that. */
  public boolean isBelow(Duration limit) {
    return seconds
        .filter(s -> s.movePointRight(MILLISECONDS).longValue() < limit.toMillis())
        .isPresent();
  }
}
