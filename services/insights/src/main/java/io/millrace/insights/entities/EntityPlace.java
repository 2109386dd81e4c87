package io.millrace.insights.entities;

import java.util.Comparator;
import java.util.Optional;

/**
 * The place of an entity in a ranking: the greatest value first, then by platform and id.
 *
 * @param value as {@link EntitySums#rankedBy} returns it
 */
record EntityPlace(long value, String platform, String id) implements Comparable<EntityPlace> {
  private static final int PARTS = 3;
  private static final Comparator<EntityPlace> ORDER =
      Comparator.comparingLong(EntityPlace::value)
          .reversed()
          .thenComparing(EntityPlace::platform)
          .thenComparing(EntityPlace::id);

  /** Returns the place as text, of which the id is the last part. */
  String text() {
    return value + " " + platform + " " + id;
  }

  /** Parses a place; empty when the text is none. */
  static Optional<EntityPlace> parse(String text) {
    String[] parts = text.split(" ", PARTS);
    try {
      return parts.length < PARTS
          ? Optional.empty()
          : Optional.of(new EntityPlace(Long.parseLong(parts[0]), parts[1], parts[2]));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(EntityPlace other) {
    return ORDER.compare(this, other);
  }
}
