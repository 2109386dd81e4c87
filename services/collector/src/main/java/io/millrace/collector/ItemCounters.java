package io.millrace.collector;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts the items of foreign protocols by their outcome. Safe for several threads. */
final class ItemCounters {
  /** What became of an item. */
  enum Outcome {
    /** Every event of the item was acknowledged. */
    ACCEPTED,
    /** The mapping says that the item means no event. */
    SKIPPED,
    /** A call about a visitor; what it says about ids was acknowledged. */
    IDENTITY,
    /** The mapping has no rule for the item. */
    UNMAPPED,
    /** The item or one of its events is not valid. */
    REFUSED,
    /**
     * The broker did not acknowledge one of its events; the answer asks the client to send it
     * again.
     */
    UNAVAILABLE;

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String PROTOCOL = "protocol";

  private final MeterRegistry registry;

  ItemCounters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Creates the counters of a protocol with the value 0, so that a rate includes the first item.
   */
  void prepare(String protocol) {
    for (Outcome outcome : Outcome.values()) {
      count(protocol, outcome, 0);
    }
    unmapped(protocol, UnmappedNames.OTHER, 0);
  }

  void count(String protocol, Outcome outcome) {
    count(protocol, outcome, 1);
  }

  /** Counts an unmapped item. The caller bounds the number of names. */
  void unmapped(String protocol, String name) {
    count(protocol, Outcome.UNMAPPED);
    unmapped(protocol, name, 1);
  }

  private void unmapped(String protocol, String name, int items) {
    registry
        .counter("millrace.collector.unmapped", PROTOCOL, protocol, "name", name)
        .increment(items);
  }

  void count(String protocol, Outcome outcome, int items) {
    registry
        .counter("millrace.collector.items", PROTOCOL, protocol, "outcome", outcome.id())
        .increment(items);
  }
}
