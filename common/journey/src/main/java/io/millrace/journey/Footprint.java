package io.millrace.journey;

/**
 * Where and when a step was made.
 *
 * @param at event time, milliseconds
 */
record Footprint(long at, InternedSurface surface) {

  static Footprint of(JourneyEvent event) {
    return new Footprint(event.at(), event.surface());
  }
}
