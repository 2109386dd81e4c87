package io.millrace.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long answers took; for any thread. */
final class Latencies {
  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(Duration time) {
    nanos.add(time.toNanos());
  }

  /** Milliseconds that 99 of 100 answers stayed below. */
  double p99() {
    return quantile(0.99);
  }

  synchronized int count() {
    return nanos.size();
  }

  private synchronized double quantile(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalStateException("nothing was answered");
    }
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1e6;
  }

  @Override
  public String toString() {
    return "%d answers, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms"
        .formatted(count(), quantile(0.5), p99(), quantile(1));
  }
}
