package io.millrace.journey;

/**
 * Where and when a step was made.
 *
 * @param at event time, milliseconds
 */
record Footprint(long at, Place place) {

  static Footprint of(Step step) {
    return new Footprint(step.at(), step.place());
  }
}
