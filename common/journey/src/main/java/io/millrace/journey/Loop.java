package io.millrace.journey;

import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.ExplainedPurchase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One purchase with its touches.
 *
 * @param purchase the one that counts
 * @param touches all of the lookback, in order
 */
record Loop(Step purchase, List<Touch> touches) {
  /** The latest so many touches are credited. */
  private static final int CREDITED = ExplainedPurchase.MOST_TOUCHES;

  static Loop of(Journey journey, Step purchase, Duration lookback) {
    long at = purchase.at();
    return new Loop(purchase, Touch.of(journey.traffic(at - lookback.toMillis(), at)));
  }

  /** Where the touches were, seen from the platform of the purchase. */
  LoopKind kind() {
    if (touches.isEmpty()) {
      return LoopKind.DIRECT;
    }
    boolean here = touches.stream().anyMatch(this::isHere);
    boolean elsewhere = touches.stream().anyMatch(touch -> !isHere(touch));
    if (here && elsewhere) {
      return LoopKind.MIXED;
    }
    return here ? LoopKind.CLOSED : LoopKind.EXTERNAL;
  }

  /** The touches that earn credit. */
  List<Touch> credited() {
    return touches.subList(Math.max(0, touches.size() - CREDITED), touches.size());
  }

  /** How long before the purchase each of those was, milliseconds. */
  long[] ages() {
    return credited().stream().mapToLong(touch -> purchase.at() - touch.at()).toArray();
  }

  /** Whole seconds from the first touch to the purchase; empty without a touch. */
  Optional<Long> secondsToMoney() {
    return touches.stream()
        .findFirst()
        .map(first -> Duration.ofMillis(purchase.at() - first.at()).toSeconds());
  }

  private boolean isHere(Touch touch) {
    return touch.place().site() == purchase.place().site();
  }
}
