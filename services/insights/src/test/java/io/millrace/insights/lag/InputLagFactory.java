package io.millrace.insights.lag;

import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Makes lag estimators for the tests of other packages. */
public final class InputLagFactory {
  private InputLagFactory() {}

  /** Makes an estimator without samples. */
  public static LagEstimator create(Clock clock, LongSupplier nanos) {
    return new LagEstimator(clock, nanos);
  }

  /** Adds a sample to the estimator. */
  public static void seen(LagEstimator lag, LagSample sample, long at) {
    lag.seen(sample, at, ReadPosition.none(), ReadPosition.none());
  }
}
