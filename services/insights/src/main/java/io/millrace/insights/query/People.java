package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.OptionalLong;

/**
 * Distinct visitors of a range. They are counted in single windows and cannot be added up. For a
 * range of several windows only bounds are known.
 *
 * @param visitors the number; empty when the range is not one window
 * @param atLeast only when it is empty: the greatest number of one window
 * @param atMost only when it is empty: the sum over the windows, in which people count repeatedly
 */
public record People(
    OptionalLong visitors,
    @JsonInclude(Include.NON_ABSENT) OptionalLong atLeast,
    @JsonInclude(Include.NON_ABSENT) OptionalLong atMost) {

  static People exactly(long visitors) {
    return new People(OptionalLong.of(visitors), OptionalLong.empty(), OptionalLong.empty());
  }

  static People between(long least, long most) {
    return new People(OptionalLong.empty(), OptionalLong.of(least), OptionalLong.of(most));
  }

  /** Returns the greatest possible number. */
  long most() {
    return visitors.orElseGet(() -> atMost.orElse(0));
  }

  /** Returns whether there is certainly somebody. */
  boolean isSomebody() {
    return visitors.orElseGet(() -> atLeast.orElse(0)) != 0;
  }

  /** Returns the changes since another range; none when one of the two numbers is unknown. */
  List<Change> changesSince(String metric, People then) {
    return visitors.isEmpty() || then.visitors.isEmpty()
        ? List.of()
        : Changes.between(
            new FigureList().people(metric, visitors),
            new FigureList().people(metric, then.visitors));
  }
}
