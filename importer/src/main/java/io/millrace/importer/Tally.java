package io.millrace.importer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts records and events by their result. Safe for all threads. When all are done, {@code events
 * = accepted + rejected + unavailable}.
 */
final class Tally {
  /** Reasons that are counted by themselves. The others are counted together. */
  private static final int MAX_REASONS = 50;

  private static final String OTHERS = "other reasons";

  private final AtomicLong read = new AtomicLong();
  private final AtomicLong bad = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private final Map<String, Long> skipped = new ConcurrentHashMap<>();
  private final Map<String, Long> rejected = new ConcurrentHashMap<>();
  private final OrderAmounts orders = new OrderAmounts();

  void read() {
    read.incrementAndGet();
  }

  void bad() {
    bad.incrementAndGet();
  }

  void skipped(String reason) {
    merge(skipped, reason);
  }

  void events(long count) {
    events.addAndGet(count);
  }

  void accepted(Line line) {
    accepted.incrementAndGet();
    line.order().ifPresent(orders::add);
  }

  void unavailable(long lines) {
    unavailable.addAndGet(lines);
  }

  void rejected(String code) {
    merge(rejected, code);
  }

  Counts counts() {
    return new Counts(
        read.get(),
        bad.get(),
        new TreeMap<>(skipped),
        events.get(),
        accepted.get(),
        unavailable.get(),
        new TreeMap<>(rejected),
        orders.withoutAmount());
  }

  private static void merge(Map<String, Long> counts, String key) {
    boolean known = counts.containsKey(key) || counts.size() < MAX_REASONS;
    counts.merge(known ? key : OTHERS, 1L, Long::sum);
  }
}
