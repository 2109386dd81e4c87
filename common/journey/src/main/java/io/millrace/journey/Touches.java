package io.millrace.journey;

import io.millrace.events.cell.LoopKind;
import java.util.List;
import java.util.Optional;

/**
 * The traffic that a purchase may owe itself to: the visitor's content and social steps within the
 * lookback before it, both ends included.
 *
 * @param steps in journey order
 */
record Touches(List<Step> steps) {

  static Touches of(Timeline journey, Step purchase, long lookbackMs) {
    List<Step> window = journey.between(purchase.at() - lookbackMs, purchase.at());
    return new Touches(window.stream().filter(Step::isTraffic).toList());
  }

  /**
   * The step that ends the latest touch: a touch is a run on one surface, dated by its last step.
   */
  Optional<Step> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }

  /** Where the touches were, seen from that platform. */
  LoopKind kind(String platform) {
    if (steps.isEmpty()) {
      return LoopKind.DIRECT;
    }
    boolean here = steps.stream().anyMatch(step -> step.platform().equals(platform));
    boolean elsewhere = steps.stream().anyMatch(step -> !step.platform().equals(platform));
    if (here && elsewhere) {
      return LoopKind.MIXED;
    }
    return here ? LoopKind.CLOSED : LoopKind.EXTERNAL;
  }
}
