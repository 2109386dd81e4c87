package io.millrace.insights.testing;

import io.millrace.insights.lag.LagSample;
import io.millrace.insights.lag.LagSource;
import io.millrace.insights.lag.Offsets;
import io.millrace.insights.lag.Offsets.Partition;
import io.millrace.insights.lag.PipelineLog;
import io.millrace.insights.lag.UnknownLagException;
import java.util.Map;

/** A fake source of lag samples. At first, all events are counted. */
public final class FakeLagSource implements LagSource.Opening {
  private static final Partition EVENTS = new Partition("events", 0);

  private volatile long accepted;
  private volatile long counted;
  private volatile boolean away;

  /** Sets the numbers of accepted and of counted events. */
  public void set(long accepted, long counted) {
    this.counted = counted;
    this.accepted = accepted;
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  @Override
  public LagSource open() {
    return new LagSource() {
      @Override
      public LagSample sample() {
        if (away) {
          throw new UnknownLagException("the test took it away");
        }
        return new LagSample(
            "millrace",
            Map.of(PipelineLog.EVENTS, new Offsets(Map.of(EVENTS, accepted))),
            Map.of(PipelineLog.EVENTS, new Offsets(Map.of(EVENTS, counted))));
      }

      @Override
      public void close() {}
    };
  }
}
