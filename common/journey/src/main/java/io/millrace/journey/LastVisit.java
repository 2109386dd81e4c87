package io.millrace.journey;

/**
 * Time and surface of an event.
 *
 * @param at event time, milliseconds
 * @param surface where it happened
 */
record LastVisit(long at, InternedSurface surface) {

  static LastVisit of(JourneyEvent event) {
    return new LastVisit(event.at(), event.surface());
  }
}
