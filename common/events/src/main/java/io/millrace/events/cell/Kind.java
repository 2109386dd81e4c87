package io.millrace.events.cell;

import java.util.Locale;

/**
 * The family of numbers that a cell holds. A window of a platform has one cell of each kind, and
 * one of {@link #ENTITIES} for each entity.
 */
public enum Kind {
  /** Events, attention, opens, visitors, buyers. */
  TRAFFIC,
  /** Events, attention and visitors by surface. */
  SURFACES,
  /** Orders, money and loops. */
  MONEY,
  /**
   * The credit of touches: what each touch earned on this platform, and what the touches on this
   * platform earned on other platforms.
   */
  CREDIT,
  /** Events, visitors, orders, money and credit by channel. */
  CHANNELS,
  /** The same numbers by region. */
  REGIONS,
  /** Credit and spend of one entity. */
  ENTITIES,
  /** Moves between surfaces, in the cell of the platform of the later event. */
  FLOWS,
  /** Distinct visitors that this platform shares with another platform. */
  AUDIENCE,
  /** Distinct visitors at each stage of the funnel. */
  FUNNEL,
  /** Accepted events that were not counted, by reason. Comparisons leave this kind out. */
  INTAKE;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in keys, in lower case. */
  public String id() {
    return id;
  }

  /**
   * The kind with this name in a key.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Kind ofKey(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
