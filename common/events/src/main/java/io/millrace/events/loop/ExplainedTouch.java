package io.millrace.events.loop;

import static java.util.Collections.unmodifiableMap;

import io.millrace.events.cell.Model;
import java.util.EnumMap;
import java.util.Map;

/**
 * A touch of a purchase.
 *
 * @param platform the platform of the touch
 * @param surface the surface of the touch
 * @param at the time of its last event, milliseconds
 * @param events the number of its events
 * @param credit the credit by model; a model is absent when the touch earned nothing under it
 * @param names who and what the touch names
 */
public record ExplainedTouch(
    String platform,
    String surface,
    long at,
    int events,
    Map<Model, TouchCredit> credit,
    TouchNames names) {

  /** A touch without names. */
  public ExplainedTouch(
      String platform, String surface, long at, int events, Map<Model, TouchCredit> credit) {
    this(platform, surface, at, events, credit, TouchNames.NONE);
  }

  public ExplainedTouch {
    credit = credit.isEmpty() ? Map.of() : unmodifiableMap(new EnumMap<>(credit));
  }

  /** The credit under this model. */
  public TouchCredit credit(Model model) {
    return credit.getOrDefault(model, TouchCredit.NONE);
  }
}
