package io.millrace.insights.lag;

import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Makes what other packages test with. */
public final class InputLagFactory {
  private InputLagFactory() {}

  /** Nothing was seen yet. */
  public static LagEstimator create(Clock clock, LongSupplier nanos) {
    return new LagEstimator(clock, nanos);
  }

  /** There was a look that found so many of the accepted events counted. */
  public static void seen(LagEstimator lag, LagSample sample, long at) {
    lag.seen(sample, at, ReadPosition.none(), ReadPosition.none());
  }
}
