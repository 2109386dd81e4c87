package io.millrace.insights.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The state of reading the summaries, for health and metrics. Safe for threads. */
@Component
class ReadingState {
  private final Clock clock;
  private volatile Instant lastRead;
  private volatile long lag;
  private volatile long behindAtStart;
  private volatile long remaining = Long.MAX_VALUE;
  private volatile Optional<String> fault = Optional.of("reading has not started");

  ReadingState(Clock clock) {
    this.clock = clock;
    this.lastRead = clock.instant();
  }

  /** Notes that reading begins, with that number of records to read. */
  void begin(long records) {
    behindAtStart = records;
    remaining = records;
  }

  /** Notes how many of the records that existed at the beginning are still to be read. */
  void remaining(long records) {
    remaining = records;
  }

  /** Returns whether all records are read that existed when reading began. */
  boolean isCaughtUp() {
    return remaining == 0;
  }

  /** Returns the number of records that were not yet read when reading began. */
  long behindAtStart() {
    return behindAtStart;
  }

  /** Returns how many of these records are still to be read. */
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

  /** Returns the fault that prevents reading; empty while records are read. */
  Optional<String> fault() {
    return fault;
  }

  /** Returns the number of records that existed and were not yet read at the newest delivery. */
  long lag() {
    return lag;
  }

  /** Returns the time since the last delivery. */
  Duration silence() {
    return Duration.between(lastRead, clock.instant());
  }
}
