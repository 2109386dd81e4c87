package io.millrace.events.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a window is. Weeks are ISO weeks. From the finest to the coarsest. */
public enum Grain {
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH;

  /** The name in keys, paths and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grain of that name. */
  public static Optional<Grain> of(String id) {
    return Arrays.stream(values()).filter(grain -> grain.id().equals(id)).findFirst();
  }
}
