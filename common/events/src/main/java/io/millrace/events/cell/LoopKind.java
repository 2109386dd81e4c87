package io.millrace.events.cell;

import java.util.Locale;

/** Where the touches of a purchase were, seen from the platform of the purchase. */
public enum LoopKind {
  /** All on it. */
  CLOSED,
  /** All elsewhere. */
  EXTERNAL,
  /** Some on it, some elsewhere. */
  MIXED,
  /** There were none. */
  DIRECT;

  /** The name in sub-keys and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
