package io.millrace.insights.testing;

import io.millrace.insights.lag.Log;
import io.millrace.insights.lag.Look;
import io.millrace.insights.lag.Looks;
import io.millrace.insights.lag.Offsets;
import io.millrace.insights.lag.Offsets.Partition;
import io.millrace.insights.lag.UnknownLagException;
import java.util.Map;

/** A broker that says what the test wants; at first that everything is counted. */
public final class FakeLooks implements Looks.Opening {
  private static final Partition EVENTS = new Partition("events", 0);

  private volatile long accepted;
  private volatile long counted;
  private volatile boolean away;

  /** So many events have been accepted, and so many of them are counted. */
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
  public Looks open() {
    return new Looks() {
      @Override
      public Look look() {
        if (away) {
          throw new UnknownLagException("the test took it away");
        }
        return new Look(
            "millrace",
            Map.of(Log.EVENTS, new Offsets(Map.of(EVENTS, accepted))),
            Map.of(Log.EVENTS, new Offsets(Map.of(EVENTS, counted))));
      }

      @Override
      public void close() {}
    };
  }
}
