package io.millrace.events.cell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of the cells of one family.
 *
 * @param asOf the greatest event time seen by the task that computed the changes, milliseconds
 * @param windows the windows in which something changed
 */
public record Changes(long asOf, List<Window> windows) {

  public Changes {
    windows = List.copyOf(windows);
  }

  /**
   * The changes of one window.
   *
   * @param grain the length of the window; empty for a minute whose changes apply to every window
   *     that contains it, in all grains of the metric
   * @param start the start of the window, milliseconds
   * @param differences the changes by sub-key
   */
  public record Window(Optional<Grain> grain, long start, Map<Measure, Long> differences) {

    public Window {
      differences = Map.copyOf(differences);
    }
  }
}
