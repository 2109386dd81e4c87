package io.millrace.events.cell;

import io.millrace.events.Entity;
import java.util.Optional;

/**
 * All cells of one kind and one platform, in all windows and grains; of the kind {@link
 * Kind#ENTITIES}, those of one entity. Changes of one family are sent together.
 *
 * @param kind the family of numbers
 * @param platform an id of the catalog
 * @param entity whose numbers the cells hold; only of the kind {@link Kind#ENTITIES}
 */
public record Family(Kind kind, String platform, Optional<Entity> entity) {
  private static final int PARTS = 2;
  private static final int PARTS_OF_ENTITY = 4;

  public Family {
    Cell.requireEntity(kind, entity);
  }

  /** A family without an entity. */
  public Family(Kind kind, String platform) {
    this(kind, platform, Optional.empty());
  }

  /** The family of an entity on a platform. */
  public static Family of(String platform, Entity entity) {
    return new Family(Kind.ENTITIES, platform, Optional.of(entity));
  }

  /** The text {@code kind|platform}, followed by {@code |type|id} of an entity. */
  public String key() {
    return kind.id() + '|' + platform + entity.map(Cell::suffix).orElse("");
  }

  /**
   * Reads a key that {@link #key()} wrote.
   *
   * @throws IllegalArgumentException when the text is not the key of a family
   */
  public static Family ofKey(String key) {
    String[] parts = key.split("\\|", PARTS_OF_ENTITY);
    if (parts.length != PARTS && parts.length != PARTS_OF_ENTITY) {
      throw new IllegalArgumentException("not a family of cells: " + key);
    }
    return new Family(
        Kind.ofKey(parts[0]),
        parts[1],
        parts.length == PARTS ? Optional.empty() : Optional.of(Cell.entity(parts[2], parts[3])));
  }

  /** The cell of this family for this window; {@code start} in milliseconds. */
  public Cell cell(Grain grain, long start) {
    return new Cell(kind, platform, grain, start, 0, entity);
  }
}
