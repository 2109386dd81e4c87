package io.millrace.events.cell;

import java.util.Locale;

/**
 * The address of a cell's running totals. A cell that has more numbers than one record can hold has
 * several pages. Each page has its own address. The content of the cell is the content of all its
 * pages together.
 *
 * @param kind the family of numbers
 * @param platform an id of the catalog
 * @param grain the length of the window
 * @param start start of the window, milliseconds since 1970-01-01T00:00:00Z (event time)
 * @param page from 0; the first page holds the number of pages
 */
public record Cell(Kind kind, String platform, Grain grain, long start, int page) {
  private static final int PARTS = 4;

  public Cell {
    if (page < 0) {
      throw new IllegalArgumentException("no page " + page);
    }
  }

  /** The first page of a cell. */
  public Cell(Kind kind, String platform, Grain grain, long start) {
    this(kind, platform, grain, start, 0);
  }

  /** The page with this number of the same cell. */
  public Cell page(int number) {
    return number == page ? this : new Cell(kind, platform, grain, start, number);
  }

  /** The first page of the same cell. */
  public Cell first() {
    return page(0);
  }

  /**
   * The key on Kafka and in the store: {@code kind|platform|grain|start}, followed by {@code |page}
   * when the page is not the first.
   */
  public String key() {
    String cell = kind.id() + '|' + platform + '|' + grain.id() + '|' + start;
    return page == 0 ? cell : cell + '|' + page;
  }

  /**
   * Reads a key that {@link #key()} wrote.
   *
   * @throws IllegalArgumentException when the text is not the key of a cell
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
