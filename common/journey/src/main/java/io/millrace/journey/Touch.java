package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of a visitor's traffic on one surface, with no pause above half an hour.
 *
 * @param place where
 * @param at time of its last event, milliseconds
 * @param events how many events it has
 */
record Touch(Place place, long at, int events) {

  /** The touches that these content and social steps, in journey order, make. */
  static List<Touch> of(List<Step> traffic) {
    List<Touch> touches = new ArrayList<>();
    for (int i = 0; i < traffic.size(); ) {
      int end = endOfRun(traffic, i);
      Step last = traffic.get(end - 1);
      touches.add(new Touch(last.place(), last.at(), end - i));
      i = end;
    }
    return touches;
  }

  private static int endOfRun(List<Step> traffic, int start) {
    int end = start + 1;
    while (end < traffic.size() && goesOn(traffic.get(end - 1), traffic.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean goesOn(Step one, Step next) {
    return one.place() == next.place() && next.at() - one.at() <= OpensRule.SESSION_GAP_MS;
  }
}
