package io.millrace.insights.lag;

import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Estimates how far answers are behind the accepted events, from the samples so far. Safe for
 * threads. It never waits for the broker.
 *
 * <p>Ages are measured by a monotonic clock. They become moments of the wall clock only in answers.
 */
@Component
public final class LagEstimator {
  /** An older sample is not used for the current lag. */
  private static final Duration STALE = Duration.ofSeconds(7);

  private final Clock clock;
  private final LongSupplier nanos;
  private final long since;
  private final Watermark cells = new Watermark(PipelineLog.TO_CELLS);
  private final Watermark orders = new Watermark(PipelineLog.TO_ORDERS);
  private Optional<Seen> seen = Optional.empty();
  private Optional<String> fault = Optional.empty();

  @Autowired
  LagEstimator(Clock clock) {
    this(clock, System::nanoTime);
  }

  LagEstimator(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /**
   * The newest sample.
   *
   * @param at when the sample began, in nanoseconds of the monotonic clock
   * @param waiting events that were accepted and not counted
   */
  private record Seen(long at, long waiting) {}

  /**
   * Returns the lag of an answer from cells that contains at least everything up to that position.
   */
  public synchronized Lag ofCells(ReadPosition read) {
    return lag(cells.counted(Offsets.of(read)));
  }

  /**
   * Returns the lag of an answer about explained orders that contains at least everything up to
   * that position.
   */
  public synchronized Lag ofOrders(ReadPosition read) {
    return lag(orders.counted(Offsets.of(read)));
  }

  /**
   * Adds a sample.
   *
   * @param at when the sample began, in nanoseconds of the monotonic clock
   */
  synchronized void seen(
      LagSample sample, long at, ReadPosition readCells, ReadPosition readOrders) {
    cells.add(sample, at, Offsets.of(readCells));
    orders.add(sample, at, Offsets.of(readOrders));
    seen = Optional.of(new Seen(at, sample.waiting()));
    fault = Optional.empty();
  }

  /** Notes that no sample could be taken. */
  synchronized void failed(String reason) {
    fault = Optional.of(reason);
  }

  private Lag lag(OptionalLong counted) {
    long now = nanos.getAsLong();
    Optional<Duration> behind =
        counted.isEmpty() ? Optional.empty() : Optional.of(between(counted.getAsLong(), now));
    Optional<Seen> known = seen.filter(sample -> between(sample.at, now).compareTo(STALE) <= 0);
    if (known.isEmpty()) {
      return Lag.unknown(silence(now), behind.map(this::ago));
    }
    return behind
        .map(age -> Lag.known(known.get().waiting, age, ago(age)))
        .orElseGet(() -> Lag.waiting(known.get().waiting, start(now)));
  }

  private String silence(long now) {
    return "not known for %d s: %s"
        .formatted(
            between(seen.map(Seen::at).orElse(since), now).toSeconds(),
            fault.orElse("the broker has not answered yet"));
  }

  private String start(long now) {
    return "there was no moment at which everything was counted in the %d s since the first sample"
        .formatted(between(since, now).toSeconds());
  }

  private Instant ago(Duration age) {
    return clock.instant().minus(age);
  }

  private static Duration between(long before, long after) {
    return Duration.ofNanos(after - before);
  }
}
