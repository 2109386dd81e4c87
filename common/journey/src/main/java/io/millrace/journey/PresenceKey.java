package io.millrace.journey;

import io.millrace.events.cell.Measure;
import java.util.List;

/**
 * A presence of a visitor: on a platform, on one of its surfaces, or at a stage of its funnel. Two
 * presences are equal exactly when they are one object of one {@link Interner}.
 */
sealed interface PresenceKey permits InternedPlatform, InternedSurface, InternedPlatform.AtStage {

  /** Whether the event sets this presence. */
  boolean isOf(JourneyEvent event);

  /** The measures that count the visitors with this presence in a window. */
  List<Measure> visitors();

  /**
   * One of 64 bits. Each block with this presence has the bit set, and other blocks may have it
   * set, too. The mark is stored with the blocks, so it must never change.
   */
  long mark();

  /** Computes the mark of a presence from its name. */
  static long mark(String name) {
    return 1L << ((name.hashCode() * 0x9E37_79B9) >>> 26);
  }
}
