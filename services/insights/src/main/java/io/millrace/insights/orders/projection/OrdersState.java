package io.millrace.insights.orders.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The state of the projection of explained orders: its position, its lag and its fault. Safe for
 * threads.
 */
@Component
public final class OrdersState {
  private final Clock clock;
  private volatile ReadPosition progress = ReadPosition.none();
  private volatile long lag;
  private volatile Instant lastRead;
  private volatile Optional<String> fault = Optional.of("reading has not started");

  OrdersState(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.lastRead = clock.instant();
    Gauge.builder("millrace.insights.orders.lag.records", this, OrdersState::lag)
        .description("records of explained orders that are there and not yet read")
        .register(meters);
    Gauge.builder(
            "millrace.insights.orders.lag.seconds", this, s -> s.silence().toMillis() / 1_000.0)
        .description("time since the explained orders could last be read")
        .register(meters);
  }

  /** Returns the position up to which the orders were read and written. */
  public ReadPosition progress() {
    return progress;
  }

  /** Returns the number of records that existed and were not yet read at the newest delivery. */
  long lag() {
    return lag;
  }

  /** Returns the fault that prevents reading; empty while orders are read. */
  Optional<String> fault() {
    return fault;
  }

  /** Returns the time since the orders were last read and written. */
  Duration silence() {
    return Duration.between(lastRead, clock.instant());
  }

  void read(ReadPosition now, long remaining) {
    progress = now;
    lag = remaining;
    lastRead = clock.instant();
    fault = Optional.empty();
  }

  void failed(String reason) {
    fault = Optional.of(reason);
  }
}
