package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The steps of one visitor in journey order. Steps that are asked about need not be in it. */
final class Timeline {
  private final ArrayList<Step> steps;

  Timeline(List<Step> ordered) {
    this.steps = new ArrayList<>(ordered);
  }

  int size() {
    return steps.size();
  }

  boolean contains(Step step) {
    return Collections.binarySearch(steps, step) >= 0;
  }

  void add(Step step) {
    steps.add(insertionPoint(step.position()), step);
  }

  void remove(Step step) {
    steps.remove(Collections.binarySearch(steps, step));
  }

  /** The step of that event. Newest first: repetitions tend to follow their original closely. */
  Optional<Step> find(EventKey key) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).position().key().equals(key)) {
        return Optional.of(steps.get(i));
      }
    }
    return Optional.empty();
  }

  /** The latest step before that one which fits. */
  Optional<Step> previous(Step step, Predicate<Step> fits) {
    for (int i = insertionPoint(step.position()) - 1; i >= 0; i--) {
      if (fits.test(steps.get(i))) {
        return Optional.of(steps.get(i));
      }
    }
    return Optional.empty();
  }

  /** The earliest step after that one which fits. */
  Optional<Step> next(Step step, Predicate<Step> fits) {
    for (int i = indexAfter(step); i < steps.size(); i++) {
      if (fits.test(steps.get(i))) {
        return Optional.of(steps.get(i));
      }
    }
    return Optional.empty();
  }

  /** Every step that fits, in order. */
  List<Step> all(Predicate<Step> fits) {
    return steps.stream().filter(fits).toList();
  }

  /** The steps from that position on, a view. */
  List<Step> from(Position position) {
    return steps.subList(insertionPoint(position), steps.size());
  }

  /** The steps with {@code from <= at <= to}, milliseconds, a view. */
  List<Step> between(long from, long to) {
    return steps.subList(firstAtOrAfter(from), firstAtOrAfter(to + 1));
  }

  /** The steps in {@code [from, to)}, a view. */
  List<Step> between(Position from, Position to) {
    return steps.subList(insertionPoint(from), insertionPoint(to));
  }

  private int indexAfter(Step step) {
    int index = Collections.binarySearch(steps, step);
    return index >= 0 ? index + 1 : -index - 1;
  }

  private int firstAtOrAfter(long at) {
    return insertionPoint(new Position(at, Position.FIRST.rank(), Position.FIRST.key()));
  }

  /** Binary search by position: the index of the first step not before it. */
  private int insertionPoint(Position position) {
    int low = 0;
    int high = steps.size();
    if (high > 0 && steps.getLast().position().compareTo(position) < 0) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).position().compareTo(position) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
