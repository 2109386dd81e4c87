package io.millrace.events.loop;

import io.millrace.events.Money;
import io.millrace.events.cell.LoopKind;
import java.util.List;
import java.util.Optional;

/**
 * The counting purchase of an order with its loop.
 *
 * @param id of its event, as its sender gave it; the event key in hex where that was not kept
 * @param at event time, milliseconds
 * @param amount empty for an order whose value is not known
 * @param kind by all of its touches
 * @param touches those that earn credit, in order; at most {@link #MOST_TOUCHES}
 * @param earlierTouches how many more there were, too far back to earn any
 */
public record ExplainedPurchase(
    String id,
    long at,
    Optional<Money> amount,
    LoopKind kind,
    List<ExplainedTouch> touches,
    int earlierTouches) {
  /** The latest so many touches of a loop are credited. */
  public static final int MOST_TOUCHES = 256;

  public ExplainedPurchase {
    touches = List.copyOf(touches);
    if (touches.size() > MOST_TOUCHES) {
      throw new IllegalArgumentException("too many touches: " + touches.size());
    }
  }
}
