package io.millrace.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each trace was last left by the sealed steps, so that a new event need not look for its
 * forerunners among them. Traces that no window reaches any more are forgotten.
 */
final class Trail {
  /** Earlier than any event. */
  static final long NEVER = Long.MIN_VALUE;

  private final List<Trace> traces = new ArrayList<>();
  private long[] times = new long[8];

  int size() {
    return traces.size();
  }

  Trace trace(int index) {
    return traces.get(index);
  }

  long time(int index) {
    return times[index];
  }

  /** When the trace was last left, {@link #NEVER} when it was not. */
  long lastAt(Trace trace) {
    int index = index(trace);
    return index < 0 ? NEVER : times[index];
  }

  void extend(JourneyEvent event) {
    for (Trace trace : event.traces()) {
      set(trace, Math.max(lastAt(trace), event.at()));
    }
  }

  void set(Trace trace, long at) {
    int index = index(trace);
    if (index < 0) {
      index = traces.size();
      traces.add(trace);
      if (index == times.length) {
        times = Arrays.copyOf(times, 2 * index);
      }
    }
    times[index] = at;
  }

  void forgetBefore(long limit) {
    int kept = 0;
    for (int i = 0; i < traces.size(); i++) {
      if (times[i] >= limit) {
        traces.set(kept, traces.get(i));
        times[kept++] = times[i];
      }
    }
    traces.subList(kept, traces.size()).clear();
  }

  private int index(Trace trace) {
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i) == trace) {
        return i;
      }
    }
    return -1;
  }
}
