package io.millrace.journey;

import io.millrace.events.cell.Measure;
import java.util.List;

/**
 * What a step leaves behind: that its visitor was on a platform, at one of its surfaces, at a stage
 * of its funnel. Two traces are the same exactly when they are one object of one {@link Interner}.
 */
sealed interface PresenceKey permits InternedPlatform, InternedSurface, InternedPlatform.AtStage {

  /** Whether that step leaves this trace. */
  boolean isLeftBy(JourneyEvent event);

  /** What counts the visitors that left this trace in a window. */
  List<Measure> visitors();

  /**
   * One bit of 64 that blocks with this trace have set, and perhaps others as well. Kept with the
   * blocks, so that it never changes.
   */
  long mark();

  /** The mark of a trace by its name. */
  static long mark(String name) {
    return 1L << ((name.hashCode() * 0x9E37_79B9) >>> 26);
  }
}
