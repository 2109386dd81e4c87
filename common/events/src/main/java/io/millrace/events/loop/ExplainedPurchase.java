package io.millrace.events.loop;

import io.millrace.events.cell.LoopKind;
import java.util.List;
import java.util.Optional;

/**
 * The counting purchase of an order, with the touches of its loop.
 *
 * @param id the id of its event as the sender gave it; the event key in hex when the id was not
 *     kept
 * @param at event time, milliseconds
 * @param amount the sum of the lines of the order; empty when its value is unknown
 * @param lines the number of purchases that make up the amount; 1 for an order without lines, 0
 *     when its value is unknown
 * @param kind the kind of the loop, decided by all of its touches
 * @param touches the touches that earn credit, in order; at most {@link #MOST_TOUCHES}
 * @param earlierTouches the number of earlier touches, which earn no credit
 */
public record ExplainedPurchase(
    String id,
    long at,
    Optional<OrderAmount> amount,
    int lines,
    LoopKind kind,
    List<ExplainedTouch> touches,
    int earlierTouches) {
  /** The most touches of a loop that earn credit: the latest ones. */
  public static final int MOST_TOUCHES = 256;

  /**
   * The most creators of a loop that are named: those of its latest touches. The same creator at
   * two surfaces counts twice. The same holds for campaigns, items, channels and regions. Earlier
   * touches of others count as unnamed.
   */
  public static final int MOST_NAMES = 32;

  public ExplainedPurchase {
    touches = List.copyOf(touches);
    if (touches.size() > MOST_TOUCHES) {
      throw new IllegalArgumentException("too many touches: " + touches.size());
    }
  }
}
