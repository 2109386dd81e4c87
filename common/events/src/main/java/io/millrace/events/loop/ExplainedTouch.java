package io.millrace.events.loop;

import io.millrace.events.cell.Model;
import java.util.Map;

/**
 * A touch of a purchase.
 *
 * @param platform where
 * @param surface where on it
 * @param at time of its last event, milliseconds
 * @param events how many it has
 * @param credit by model; those under which it earned nothing are absent
 */
public record ExplainedTouch(
    String platform, String surface, long at, int events, Map<Model, TouchCredit> credit) {

  public ExplainedTouch {
    credit = Map.copyOf(credit);
  }

  /** What it earned under that model. */
  public TouchCredit credit(Model model) {
    return credit.getOrDefault(model, TouchCredit.NONE);
  }
}
