package io.millrace.collector;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts statements about the ids of visitors by what became of them. Safe for several threads. */
final class IdentityCounters {
  /** What became of a statement. */
  enum Outcome {
    /** The broker has acknowledged it. */
    KEPT,
    /** The same was said before: in the same request, or by an event within the last hour. */
    REPEATED,
    /** One of its ids is nobody, not well-formed or too long. */
    UNUSABLE,
    /** The broker did not acknowledge it; the client was asked to send the request again. */
    UNAVAILABLE;

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final MeterRegistry registry;

  IdentityCounters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Creates the counters of a protocol with the value 0. */
  void prepare(String protocol) {
    for (Outcome outcome : Outcome.values()) {
      count(protocol, outcome, 0);
    }
  }

  void count(String protocol, Outcome outcome) {
    count(protocol, outcome, 1);
  }

  private void count(String protocol, Outcome outcome, int statements) {
    registry
        .counter("millrace.collector.identities", "protocol", protocol, "outcome", outcome.id())
        .increment(statements);
  }
}
