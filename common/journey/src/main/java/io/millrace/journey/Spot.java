package io.millrace.journey;

/**
 * What the touches of a loop have in common that earn credit together.
 *
 * @param surface where they were
 * @param names whom and what they name
 */
record Spot(InternedSurface surface, Names names) {

  /** A spot without names. */
  Spot(InternedSurface surface) {
    this(surface, Names.NONE);
  }
}
