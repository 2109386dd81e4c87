package io.millrace.insights.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the reading is doing, for health and metrics. */
@Component
class ReadingState {
  private final Clock clock;
  private volatile Instant lastRead;
  private volatile long lag;
  private volatile Optional<String> fault = Optional.of("the reading has not begun");

  ReadingState(Clock clock) {
    this.clock = clock;
    this.lastRead = clock.instant();
  }

  void read(long remaining) {
    lag = remaining;
    lastRead = clock.instant();
    fault = Optional.empty();
  }

  void failed(String reason) {
    fault = Optional.of(reason);
  }

  /** Why nothing is read, while nothing is. */
  Optional<String> fault() {
    return fault;
  }

  /** Records that were there and not yet read when last looked. */
  long lag() {
    return lag;
  }

  /** Since the source answered last. */
  Duration silence() {
    return Duration.between(lastRead, clock.instant());
  }
}
