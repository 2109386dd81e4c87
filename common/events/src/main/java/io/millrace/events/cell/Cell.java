package io.millrace.events.cell;

import java.util.Locale;

/**
 * The address of running totals. A cell with more numbers than one record takes has several pages,
 * each an address of its own; what it holds is all of them together.
 *
 * @param kind the family of numbers
 * @param platform an id of the catalog
 * @param grain how long the window is
 * @param start start of the window, milliseconds since 1970-01-01T00:00:00Z (event time)
 * @param page from 0; the first page says how many there are
 */
public record Cell(Kind kind, String platform, Grain grain, long start, int page) {
  private static final int PARTS = 4;

  public Cell {
    if (page < 0) {
      throw new IllegalArgumentException("no page " + page);
    }
  }

  /** The first page. */
  public Cell(Kind kind, String platform, Grain grain, long start) {
    this(kind, platform, grain, start, 0);
  }

  /** That page of the same cell. */
  public Cell page(int number) {
    return number == page ? this : new Cell(kind, platform, grain, start, number);
  }

  /** The first page of the same cell. */
  public Cell first() {
    return page(0);
  }

  /**
   * {@code kind|platform|grain|start}, and {@code |page} unless it is the first: the key on Kafka
   * and in the store.
   */
  public String key() {
    String cell = kind.id() + '|' + platform + '|' + grain.id() + '|' + start;
    return page == 0 ? cell : cell + '|' + page;
  }

  /**
   * Reads what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException when the text is not such a key
   */
  public static Cell ofKey(String key) {
    String[] parts = key.split("\\|", -1);
    if (parts.length != PARTS && parts.length != PARTS + 1) {
      throw new IllegalArgumentException("not a cell key: " + key);
    }
    return new Cell(
        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[1],
        Grain.valueOf(parts[2].toUpperCase(Locale.ROOT)),
        Long.parseLong(parts[3]),
        parts.length == PARTS ? 0 : Integer.parseInt(parts[PARTS]));
  }
}
