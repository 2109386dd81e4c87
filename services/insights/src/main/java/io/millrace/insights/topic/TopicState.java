package io.millrace.insights.topic;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of reading a topic, for health and metrics. Safe for threads. */
public final class TopicState {
  private final Clock clock;
  private volatile Instant lastRead;
  private volatile long lag;
  private volatile long behindAtStart;
  private volatile long remaining = Long.MAX_VALUE;
  private volatile Optional<String> fault = Optional.of("reading has not started");
  private volatile boolean failed;

  TopicState(Clock clock) {
    this.clock = clock;
    this.lastRead = clock.instant();
  }

  /**
   * Registers the gauges of the lag.
   *
   * @param prefix beginning of their names, with a dot at the end
   * @param what name of the records in their descriptions
   */
  public void bindTo(MeterRegistry meters, String prefix, String what) {
    Gauge.builder(prefix + "lag.records", this, TopicState::lag)
        .description("records of " + what + " that are there and not yet read")
        .register(meters);
    Gauge.builder(prefix + "lag.seconds", this, s -> s.silence().toMillis() / 1_000.0)
        .description("time since the " + what + " could last be read")
        .register(meters);
  }

  /** Notes that reading begins, with that number of records to read. */
  void begin(long records) {
    behindAtStart = records;
    remaining = records;
  }

  /**
   * Notes a delivery.
   *
   * @param unread number of records that exist and are not yet read
   * @param left how many of the records that existed at the beginning are still to be read
   */
  void read(long unread, long left) {
    lag = unread;
    remaining = left;
    lastRead = clock.instant();
    fault = Optional.empty();
    failed = false;
  }

  /** Notes why records are not read. */
  void failed(String reason) {
    fault = Optional.of(reason);
    failed = true;
  }

  /** Returns whether no fault was noted since the start or the newest delivery. */
  boolean isFaultNew() {
    return !failed;
  }

  /** Returns whether all records are read that existed when reading began. */
  public boolean isCaughtUp() {
    return remaining == 0;
  }

  /** Returns the number of records that were not yet read when reading began. */
  public long behindAtStart() {
    return behindAtStart;
  }

  /** Returns how many of these records are still to be read. */
  public long remaining() {
    return remaining;
  }

  /** Returns the fault that prevents reading; empty while records are read. */
  public Optional<String> fault() {
    return fault;
  }

  /** Returns the number of records that existed and were not yet read at the newest delivery. */
  public long lag() {
    return lag;
  }

  /** Returns the time since the last delivery. */
  public Duration silence() {
    return Duration.between(lastRead, clock.instant());
  }
}
