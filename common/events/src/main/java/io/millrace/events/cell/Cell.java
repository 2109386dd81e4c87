package io.millrace.events.cell;

import io.millrace.events.Entity;
import java.util.Locale;
import java.util.Optional;

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
 * @param entity whose numbers the cell holds; only of the kind {@link Kind#ENTITIES}
 */
public record Cell(
    Kind kind, String platform, Grain grain, long start, int page, Optional<Entity> entity) {
  private static final int PARTS = 4;
  private static final int PARTS_OF_PAGE = 5;
  private static final int PARTS_OF_ENTITY = 7;

  public Cell {
    if (page < 0) {
      throw new IllegalArgumentException("no page " + page);
    }
    requireEntity(kind, entity);
  }

  /** A page of a cell without an entity. */
  public Cell(Kind kind, String platform, Grain grain, long start, int page) {
    this(kind, platform, grain, start, page, Optional.empty());
  }

  /** The first page of a cell without an entity. */
  public Cell(Kind kind, String platform, Grain grain, long start) {
    this(kind, platform, grain, start, 0);
  }

  static void requireEntity(Kind kind, Optional<Entity> entity) {
    if (entity.isPresent() != (kind == Kind.ENTITIES)) {
      throw new IllegalArgumentException(kind + " with the entity " + entity);
    }
  }

  /** The page with this number of the same cell. */
  public Cell page(int number) {
    return number == page ? this : new Cell(kind, platform, grain, start, number, entity);
  }

  /** The first page of the same cell. */
  public Cell first() {
    return page(0);
  }

  /** All cells that this one belongs to. */
  public Family family() {
    return new Family(kind, platform, entity);
  }

  /**
   * The key on Kafka and in the store: {@code kind|platform|grain|start}, followed by {@code |page}
   * when the page is not the first. The key of an entity's cell always has the page, and then
   * {@code |type|id}; the id may contain bars.
   */
  public String key() {
    String cell = kind.id() + '|' + platform + '|' + grain.id() + '|' + start;
    String paged = page == 0 && entity.isEmpty() ? cell : cell + '|' + page;
    return entity.map(of -> paged + suffix(of)).orElse(paged);
  }

  static String suffix(Entity entity) {
    return '|' + entity.type().id() + '|' + entity.id();
  }

  static Entity entity(String type, String id) {
    return new Entity(
        Entity.Type.of(type)
            .orElseThrow(() -> new IllegalArgumentException("not an entity: " + type)),
        id);
  }

  /**
   * Reads a key that {@link #key()} wrote.
   *
   * @throws IllegalArgumentException when the text is not the key of a cell
   */
  public static Cell ofKey(String key) {
    String[] parts = key.split("\\|", PARTS_OF_ENTITY);
    return switch (parts.length) {
      case PARTS -> ofParts(parts, 0, Optional.empty());
      case PARTS_OF_PAGE -> ofParts(parts, Integer.parseInt(parts[4]), Optional.empty());
      case PARTS_OF_ENTITY ->
          ofParts(parts, Integer.parseInt(parts[4]), Optional.of(entity(parts[5], parts[6])));
      default -> throw new IllegalArgumentException("not a cell key: " + key);
    };
  }

  private static Cell ofParts(String[] parts, int page, Optional<Entity> entity) {
    return new Cell(
        Kind.ofKey(parts[0]),
        parts[1],
        Grain.valueOf(parts[2].toUpperCase(Locale.ROOT)),
        Long.parseLong(parts[3]),
        page,
        entity);
  }
}
