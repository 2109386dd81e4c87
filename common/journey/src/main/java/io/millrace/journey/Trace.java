package io.millrace.journey;

import io.millrace.events.cell.Measure;
import java.util.List;

/**
 * What a step leaves behind: that its visitor was on a platform, at one of its surfaces, at a stage
 * of its funnel. Two traces are the same exactly when they are one object of one {@link Places}.
 */
sealed interface Trace permits Site, Place, Site.AtStage {

  /** Whether that step leaves this trace. */
  boolean isLeftBy(Step step);

  /** What counts the visitors that left this trace in a window. */
  List<Measure> visitors();
}
