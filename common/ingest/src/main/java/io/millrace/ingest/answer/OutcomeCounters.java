package io.millrace.ingest.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.events.Domain;
import io.millrace.events.EventType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts events by type and outcome. While no request is in progress, {@code received = accepted +
 * rejected + unavailable}. The types are the known event types and {@value #UNKNOWN}, so the number
 * of meters is small. Safe for several threads.
 */
public final class OutcomeCounters {
  /** The type that counts events with an unknown or unreadable type. */
  public static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final Map<String, Counter> received = new ConcurrentHashMap<>();
  private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
  private final Map<String, Counter> unavailable = new ConcurrentHashMap<>();

  public OutcomeCounters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Creates counters that are 0 for every type of the domains, so that a rate includes the first
   * event.
   */
  public static OutcomeCounters of(MeterRegistry registry, Set<Domain> domains) {
    OutcomeCounters counters = new OutcomeCounters(registry);
    domains.stream()
        .flatMap(domain -> EventType.in(domain).stream())
        .forEach(type -> counters.prepare(type.id()));
    return counters;
  }

  private void prepare(String type) {
    var _ = counter(received, "received", type);
    var _ = counter(accepted, "accepted", type);
    var _ = counter(unavailable, "unavailable", type);
  }

  /** Counts an event that was decoded, before its outcome is known. */
  public void received(String type) {
    counter(received, "received", type).increment();
  }

  void accepted(String type) {
    counter(accepted, "accepted", type).increment();
  }

  void unavailable(String type) {
    counter(unavailable, "unavailable", type).increment();
  }

  void rejected(String type, ProblemCode code) {
    registry.counter(name("rejected"), "type", type, "code", code.id()).increment();
  }

  private Counter counter(Map<String, Counter> counters, String outcome, String type) {
    return counters.computeIfAbsent(type, key -> registry.counter(name(outcome), "type", key));
  }

  private static String name(String outcome) {
    return "millrace.ingest." + outcome;
  }
}
