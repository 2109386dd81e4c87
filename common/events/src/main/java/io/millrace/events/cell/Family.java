package io.millrace.events.cell;

/**
 * The cells of one kind and platform, whatever their window. What changes together in a family
 * travels together.
 *
 * @param kind the family of numbers
 * @param platform an id of the catalog
 */
public record Family(Kind kind, String platform) {

  /** Its cell of that window, {@code start} in milliseconds. */
  public Cell cell(Grain grain, long start) {
    return new Cell(kind, platform, grain, start);
  }
}
