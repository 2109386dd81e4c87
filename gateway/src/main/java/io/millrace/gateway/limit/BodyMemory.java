package io.millrace.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies the gateway holds in all. */
final class BodyMemory {
  private final long capacity;
  private final AtomicLong held = new AtomicLong();

  BodyMemory(long capacity) {
    this.capacity = capacity;
  }

  /** Takes room for that many bytes, or nothing. */
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
