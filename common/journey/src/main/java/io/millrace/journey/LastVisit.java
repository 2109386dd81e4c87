package io.millrace.journey;

/**
 * Where and when a step was made.
 *
 * @param at event time, milliseconds
 */
record LastVisit(long at, InternedSurface surface) {

  static LastVisit of(JourneyEvent event) {
    return new LastVisit(event.at(), event.surface());
  }
}
