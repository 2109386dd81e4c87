package io.millrace.insights.lag;

import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Makes what other packages test with. */
public final class InputLagFactory {
  private InputLagFactory() {}

  /** Nothing was seen yet. */
  public static InputLag create(Clock clock, LongSupplier nanos) {
    return new InputLag(clock, nanos);
  }

  /** There was a look that found so many of the accepted events counted. */
  public static void seen(InputLag lag, Look look, long at) {
    lag.seen(look, at, ReadPosition.none(), ReadPosition.none());
  }
}
