package io.millrace.events.cell;

/**
 * All cells of one kind and one platform, in all windows and grains. Changes of one family are sent
 * together.
 *
 * @param kind the family of numbers
 * @param platform an id of the catalog
 */
public record Family(Kind kind, String platform) {

  /** The cell of this family for this window; {@code start} in milliseconds. */
  public Cell cell(Grain grain, long start) {
    return new Cell(kind, platform, grain, start);
  }
}
