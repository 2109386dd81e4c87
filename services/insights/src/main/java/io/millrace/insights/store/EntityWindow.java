package io.millrace.insights.store;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import java.util.Optional;

/**
 * All cells of the entities of one type on one platform in one window.
 *
 * @param platform an id of the catalog
 * @param grain a day or a month
 * @param start start of the window, milliseconds since 1970-01-01T00:00:00Z (event time)
 */
public record EntityWindow(Entity.Type type, String platform, Grain grain, long start) {

  /** Returns the window that the cell is in; empty when it is not the cell of an entity. */
  public static Optional<EntityWindow> of(Cell cell) {
    return cell.entity()
        .map(
            entity -> new EntityWindow(entity.type(), cell.platform(), cell.grain(), cell.start()));
  }

  /** Returns the text {@code type|platform|grain|start}, which is unique. */
  public String id() {
    return type.id() + '|' + platform + '|' + grain.id() + '|' + start;
  }
}
