package io.millrace.events.cell;

import java.util.Locale;

/** Which family of numbers a cell holds. A platform's window has one cell of each kind. */
public enum Kind {
  /** Events, attention, opens, visitors, buyers. */
  TRAFFIC,
  /** The same by surface. */
  SURFACES,
  /** Orders, money and loops. */
  MONEY,
  /** Which touch earned what, seen from the platform of the money and from that of the touch. */
  CREDIT,
  /** Moves between surfaces, kept with the platform they lead to. */
  FLOWS,
  /** Distinct visitors that a platform shares with others. */
  AUDIENCE,
  /** Distinct visitors at each stage on the way to a purchase. */
  FUNNEL,
  /** What became of accepted events that changed nothing; not part of any comparison. */
  INTAKE;

  /** The name in keys, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
