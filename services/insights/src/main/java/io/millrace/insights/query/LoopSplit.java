package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the matrix of attention and money is split by, or grouped by. */
public enum LoopSplit {
  /** One cell for each pair of platforms. */
  PLATFORM,
  /** By the surface of the attention, too. */
  SURFACE,
  /** By the channel of the touch, too. */
  CHANNEL,
  /** By the region of the touch, too. */
  REGION,
  /** One cell for each pair of owners. */
  OWNER,
  /** One cell for each pair of main needs. */
  NEED;

  /** Returns the name in queries, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the split of that name. */
  public static Optional<LoopSplit> of(String id) {
    return Arrays.stream(values()).filter(by -> by.id().equals(id)).findFirst();
  }

  /** Returns the dimension that splits each pair; empty for the others. */
  public Optional<Dimension> dimension() {
    return switch (this) {
      case CHANNEL -> Optional.of(Dimension.CHANNEL);
      case REGION -> Optional.of(Dimension.REGION);
      case PLATFORM, SURFACE, OWNER, NEED -> Optional.empty();
    };
  }

  /** Returns the end of a pair that the platform belongs to. */
  String end(Catalog catalog, String platform) {
    return switch (this) {
      case PLATFORM, SURFACE, CHANNEL, REGION -> platform;
      case OWNER -> groupOf(catalog, Grouping.OWNER, platform);
      case NEED -> groupOf(catalog, Grouping.NEED, platform);
    };
  }

  /** A platform that is not in the catalog any more is a group of its own. */
  private static String groupOf(Catalog catalog, Grouping by, String platform) {
    return catalog.find(platform).map(by::groupOf).orElse(platform);
  }
}
