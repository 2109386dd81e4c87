package io.millrace.insights.query;

import io.millrace.events.catalog.Platform;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The groups that a ranking has a row for. */
public enum Grouping {
  PLATFORM,
  /** The owner of platforms. */
  OWNER,
  /** The main need: a platform counts with the first of its needs. */
  NEED;

  /** Returns the name in queries and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the grouping of that name. */
  public static Optional<Grouping> of(String id) {
    return Arrays.stream(values()).filter(by -> by.id().equals(id)).findFirst();
  }

  String groupOf(Platform platform) {
    return switch (this) {
      case PLATFORM -> platform.id();
      case OWNER -> platform.owner();
      case NEED -> platform.needs().isEmpty() ? "none" : platform.needs().getFirst().id();
    };
  }
}
