package io.millrace.insights.query;

import java.util.Optional;

/**
 * Selects the numbers of one channel or region.
 *
 * @param value empty for what names none
 */
public record Filter(Dimension by, Optional<String> value) {

  /** Returns the selected group, which is empty when nothing has the value. */
  Group of(Groups groups) {
    return value
        .map(name -> groups.named().getOrDefault(name, new Group()))
        .orElseGet(groups::unnamed);
  }

  /** Returns whether the filter selects what has this value. */
  boolean selects(Optional<String> other) {
    return value.equals(other);
  }
}
