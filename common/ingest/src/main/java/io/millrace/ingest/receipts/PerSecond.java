package io.millrace.ingest.receipts;

import java.util.concurrent.atomic.AtomicLong;

/** Allows a limited number of calls in each second. Safe for several threads; uses no lock. */
final class PerSecond {
  /**
   * The number of low bits of the state that count the allowed calls. The high bits hold the
   * second.
   */
  private static final int BITS = 10;

  private final int limit;
  private final AtomicLong state = new AtomicLong();

  /**
   * Creates a limiter.
   *
   * @param limit the number of calls in each second, at most 1 000
   */
  PerSecond(int limit) {
    this.limit = limit;
  }

  /** Returns whether one more call is allowed in that second, and counts the call if it is. */
  boolean take(long second) {
    while (true) {
      long seen = state.get();
      long now = seen >> BITS == second ? seen : second << BITS;
      if ((now & ((1 << BITS) - 1)) >= limit) {
        return false;
      }
      if (state.compareAndSet(seen, now + 1)) {
        return true;
      }
    }
  }
}
