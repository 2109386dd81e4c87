package io.millrace.events.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The length of a window, ordered from the shortest to the longest. Weeks are ISO weeks. */
public enum Grain {
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in keys, paths and answers, in lower case. */
  public String id() {
    return id;
  }

  /** The grain with this name. */
  public static Optional<Grain> of(String id) {
    return Arrays.stream(values()).filter(grain -> grain.id().equals(id)).findFirst();
  }
}
