package io.millrace.insights.orders.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the explained orders have been read and written, and what keeps them from being read. */
@Component
public final class OrdersState {
  private final Clock clock;
  private volatile ReadPosition progress = ReadPosition.none();
  private volatile long lag;
  private volatile Instant lastRead;
  private volatile Optional<String> fault = Optional.of("the reading has not begun");

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

  /** How far they were read and written. */
  public ReadPosition progress() {
    return progress;
  }

  /** Records that were there and not yet read when last looked. */
  long lag() {
    return lag;
  }

  /** Why nothing is read, while nothing is. */
  Optional<String> fault() {
    return fault;
  }

  /** Since they could last be read and written. */
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
