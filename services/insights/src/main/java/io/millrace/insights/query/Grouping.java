package io.millrace.insights.query;

import io.millrace.events.catalog.Platform;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ranking has a row for. */
public enum Grouping {
  PLATFORM,
  /** The group behind platforms. */
  OWNER,
  /** What people come for most: a platform counts with the first of its needs. */
  NEED;

  /** The name in queries and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grouping of that name. */
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
