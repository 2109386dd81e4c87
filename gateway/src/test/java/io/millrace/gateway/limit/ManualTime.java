package io.millrace.gateway.limit;

import io.github.bucket4j.TimeMeter;

/** A clock that a test moves forward. */
final class ManualTime implements TimeMeter {
  private long nanos;

  void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  @Override
  public long currentTimeNanos() {
    return nanos;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
