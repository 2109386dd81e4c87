package io.millrace.journey;

import java.util.List;

/** Places in a list of steps that is in journey order. */
final class Steps {
  private Steps() {}

  /** How many steps of the list are before that position. */
  static int indexOf(List<Step> steps, Position position) {
    int low = 0;
    int high = steps.size();
    // Most questions are about the end.
    if (high > 0 && steps.get(high - 1).position().isBefore(position)) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).position().isBefore(position)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static void insert(List<Step> steps, Step step) {
    steps.add(indexOf(steps, step.position()), step);
  }

  static void remove(List<Step> steps, Step step) {
    steps.remove(indexOf(steps, step.position()));
  }
}
