package io.millrace.events.cell;

import java.util.Locale;

/**
 * The kind of a loop: where the touches of a purchase were, relative to the purchase's platform.
 */
public enum LoopKind {
  /** All touches were on the platform of the purchase. */
  CLOSED,
  /** All touches were on other platforms. */
  EXTERNAL,
  /** Some touches were on the platform of the purchase, others were not. */
  MIXED,
  /** The purchase has no touch. */
  DIRECT;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in sub-keys and answers, in lower case. */
  public String id() {
    return id;
  }
}
