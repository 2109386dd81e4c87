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
  private volatile long behindAtStart;
  private volatile long remaining = Long.MAX_VALUE;
  private volatile Optional<String> fault = Optional.of("the reading has not begun");

  ReadingState(Clock clock) {
    this.clock = clock;
    this.lastRead = clock.instant();
  }

  /** The reading begins, so many records behind. */
  void begin(long records) {
    behindAtStart = records;
    remaining = records;
  }

  /** So many of the records that were there at the beginning are still to be read. */
  void remaining(long records) {
    remaining = records;
  }

  /** Whether everything has been read that was there when the reading began. */
  boolean isCaughtUp() {
    return remaining == 0;
  }

  /** Records that were not yet read when the reading began. */
  long behindAtStart() {
    return behindAtStart;
  }

  /** Those of them that are still to be read. */
  long remaining() {
    return remaining;
  }

  void read(long unread) {
    lag = unread;
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
