package io.millrace.ingest.receipts;

import java.util.concurrent.atomic.AtomicLong;

/** Lets a limited number through in each second, without a lock. */
final class PerSecond {
  /** The state is the second, and in so many low bits how many it has let through. */
  private static final int BITS = 10;

  private final int limit;
  private final AtomicLong state = new AtomicLong();

  /** A limit of at most 1 000. */
  PerSecond(int limit) {
    this.limit = limit;
  }

  /** Whether one more may pass in that second. */
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
