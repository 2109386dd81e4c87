package io.millrace.events.cell;

import java.util.Locale;

/**
 * The address of running totals.
 *
 * @param kind the family of numbers
 * @param platform an id of the catalog
 * @param grain how long the window is
 * @param start start of the window, milliseconds since 1970-01-01T00:00:00Z (event time)
 */
public record Cell(Kind kind, String platform, Grain grain, long start) {

  /** {@code kind|platform|grain|start}: the key on Kafka and in the store. */
  public String key() {
    return kind.id() + '|' + platform + '|' + grain.id() + '|' + start;
  }

  /**
   * Reads what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException when the text is not such a key
   */
  public static Cell ofKey(String key) {
    String[] parts = key.split("\\|", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not a cell key: " + key);
    }
    return new Cell(
        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[1],
        Grain.valueOf(parts[2].toUpperCase(Locale.ROOT)),
        Long.parseLong(parts[3]));
  }
}
