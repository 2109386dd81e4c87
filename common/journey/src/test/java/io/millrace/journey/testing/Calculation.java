package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import java.util.List;

/** The two ways to the same numbers; what is known otherwise is asked of both. */
public enum Calculation {
  ENGINE {
    @Override
    public Totals totals(Calendar calendar, Attribution attribution, List<Event> events) {
      return Replay.totals(calendar, attribution, events);
    }
  },
  BATCH {
    @Override
    public Totals totals(Calendar calendar, Attribution attribution, List<Event> events) {
      return Batch.calculate(calendar, attribution, events);
    }
  };

  /** All cells of these events, in whichever order they are given. */
  public abstract Totals totals(Calendar calendar, Attribution attribution, List<Event> events);
}
