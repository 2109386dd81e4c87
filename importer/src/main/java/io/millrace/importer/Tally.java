package io.millrace.importer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts lines by their result. Safe for all threads. When all lines are done, {@code read = bad +
 * accepted + rejected + unavailable}.
 */
final class Tally {
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong bad = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private final Map<String, Long> rejected = new ConcurrentHashMap<>();

  void read() {
    read.incrementAndGet();
  }

  void bad() {
    bad.incrementAndGet();
  }

  void accepted(long lines) {
    accepted.addAndGet(lines);
  }

  void unavailable(long lines) {
    unavailable.addAndGet(lines);
  }

  void rejected(String code) {
    rejected.merge(code, 1L, Long::sum);
  }

  Counts counts() {
    return new Counts(
        read.get(), bad.get(), accepted.get(), unavailable.get(), new TreeMap<>(rejected));
  }
}
