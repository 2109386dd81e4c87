package io.millrace.aggregator.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What should not happen, counted. A count is of this process and its life; what is done again
 * after a crash is counted again.
 */
public final class StreamCounters {
  private final Counter deadLetters;
  private final Counter overflows;

  /** Counters in that registry. */
  public StreamCounters(MeterRegistry meters) {
    deadLetters =
        Counter.builder("millrace.aggregator.dead.letters")
            .description("records that could not be read and went to the dead-letter topic")
            .register(meters);
    overflows =
        Counter.builder("millrace.aggregator.overflowed.cells")
            .description("cells with a sum that left the 64-bit range")
            .register(meters);
  }

  /** Records that could not be read so far. */
  public long deadLetters() {
    return (long) deadLetters.count();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void overflow() {
    overflows.increment();
  }
}
