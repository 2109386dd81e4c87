package io.millrace.aggregator.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.journey.CountingOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Counts the work and the faults of the stream. A count starts at 0 with each process. Work that is
 * repeated after a crash is counted again.
 */
public final class StreamCounters {
  private static final Duration[] DELAYS =
      Arrays.stream(new long[] {50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000, 600_000})
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Map<CountingOutcome, Counter> events = new EnumMap<>(CountingOutcome.class);
  private final Timer delay;
  private final Counter cells;
  private final Counter deadLetters;
  private final Counter overflows;

  /** Registers the counters in a registry. */
  public StreamCounters(MeterRegistry meters) {
    for (CountingOutcome outcome : CountingOutcome.values()) {
      events.put(outcome, events(outcome, meters));
    }
    delay =
        Timer.builder("millrace.aggregator.event.delay")
            .description("from the receipt of an event by ingest until it is in its journey")
            .serviceLevelObjectives(DELAYS)
            .register(meters);
    cells =
        Counter.builder("millrace.aggregator.sent.cells")
            .description("cells sent to the summaries, each once a commit that changed it")
            .register(meters);
    deadLetters =
        Counter.builder("millrace.aggregator.dead.letters")
            .description("records that could not be read and went to the dead-letter topic")
            .register(meters);
    overflows =
        Counter.builder("millrace.aggregator.overflowed.cells")
            .description("cells with a sum that left the 64-bit range")
            .register(meters);
  }

  private static Counter events(CountingOutcome outcome, MeterRegistry meters) {
    return Counter.builder("millrace.aggregator.events")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .description("events by what became of them")
        .register(meters);
  }

  /** How many records could not be read so far. */
  public long deadLetters() {
    return (long) deadLetters.count();
  }

  /**
   * Counts an event.
   *
   * @param outcome how the engine treated it
   * @param delayMs how long ago ingest received it, milliseconds
   */
  void event(CountingOutcome outcome, long delayMs) {
    Objects.requireNonNull(events.get(outcome)).increment();
    delay.record(Math.max(0, delayMs), TimeUnit.MILLISECONDS);
  }

  void cell() {
    cells.increment();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void overflow() {
    overflows.increment();
  }
}
