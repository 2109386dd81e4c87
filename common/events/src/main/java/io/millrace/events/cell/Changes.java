package io.millrace.events.cell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By how much the cells of a family changed.
 *
 * @param asOf the greatest event time seen by the task that found them, milliseconds
 * @param windows in which something changed
 */
public record Changes(long asOf, List<Window> windows) {

  public Changes {
    windows = List.copyOf(windows);
  }

  /**
   * The changes of one window.
   *
   * @param grain how long it is; empty for a minute whose changes are those of the windows around
   *     it at every grain of their metrics
   * @param start milliseconds
   * @param differences by sub-key
   */
  public record Window(Optional<Grain> grain, long start, Map<Measure, Long> differences) {

    public Window {
      differences = Map.copyOf(differences);
    }
  }
}
