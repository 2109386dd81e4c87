package io.millrace.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;

/** Limits the bytes of all bodies that the gateway holds in memory. Safe for several threads. */
final class BodyMemory {
  private final long capacity;
  private final AtomicLong held = new AtomicLong();

  BodyMemory(long capacity) {
    this.capacity = capacity;
  }

  /**
   * Takes memory for that many bytes, and returns whether there was enough. If not, it takes
   * nothing.
   */
  boolean take(int bytes) {
    if (held.addAndGet(bytes) <= capacity) {
      return true;
    }
    give(bytes);
    return false;
  }

  void give(int bytes) {
    held.addAndGet(-bytes);
  }

  long held() {
    return held.get();
  }
}
