package io.millrace.audit;

import io.millrace.events.cell.Cell;
import io.millrace.events.terms.Terms;
import java.time.Duration;
import java.util.Optional;

/**
 * How long cells of short grains are kept, by event time before the newest event. What is older is
 * not compared, whether it is still there or not.
 *
 * @param minutes empty when minutes stay
 * @param hours likewise
 */
public record Lifetimes(Optional<Duration> minutes, Optional<Duration> hours) {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration HOURS = Duration.ofDays(400);

  /** Those of data that is counted by these terms. */
  public static Lifetimes of(Terms terms) {
    return new Lifetimes(terms.horizon().map(A_DAY::plus), Optional.of(HOURS));
  }

  /** Whether the cell is too old when the newest event is at {@code newest}, milliseconds. */
  boolean isOver(Cell cell, long newest) {
    Optional<Duration> age =
        switch (cell.grain()) {
          case MINUTE -> minutes;
          case HOUR -> hours;
          case DAY, WEEK, MONTH -> Optional.empty();
        };
    return age.filter(kept -> cell.start() < newest - kept.toMillis()).isPresent();
  }
}
