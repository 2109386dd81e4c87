package io.millrace.audit;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells that some visitors may have changed, whichever of their events were counted. The
 * windows of a visitor are kept once for all entities that its events name, so the memory grows
 * with the windows and the names of a visitor, and not with their product. For one thread.
 */
final class DoubtfulCells {
  /** The grains of the cells of entities. */
  private static final Set<Grain> OF_ENTITIES = Set.of(Grain.DAY, Grain.MONTH);

  private final Calendar calendar;
  private final RecountPortion families;
  private final Map<Family, Set<Window>> windows = new HashMap<>();
  private final Map<Family, List<Set<Window>>> ofEntities = new HashMap<>();
  private long visitors;

  private record Window(Grain grain, long start) {}

  /**
   * No cells.
   *
   * @param families the families whose cells are kept
   */
  DoubtfulCells(Calendar calendar, RecountPortion families) {
    this.calendar = calendar;
    this.families = families;
  }

  /** The number of visitors that were added. */
  long visitors() {
    return visitors;
  }

  boolean contains(Cell cell) {
    Window window = new Window(cell.grain(), cell.start());
    return cell.entity().isPresent()
        ? ofEntities.getOrDefault(cell.family(), List.of()).stream()
            .anyMatch(visitor -> visitor.contains(window))
        : windows.getOrDefault(cell.family(), Set.of()).contains(window);
  }

  /** Adds every cell that the visitor with these events may have changed. */
  void add(List<Event> events) {
    visitors++;
    Set<Family> wide = new HashSet<>();
    Set<Family> entities = new HashSet<>();
    for (Event event : events) {
      wide(event, wide);
      entities(event, entities);
    }
    if (!wide.isEmpty()) {
      Set<Window> all = windows(Set.of(Grain.values()), events);
      wide.forEach(family -> windows.computeIfAbsent(family, _ -> new HashSet<>()).addAll(all));
    }
    if (!entities.isEmpty()) {
      Set<Window> all = windows(OF_ENTITIES, events);
      entities.forEach(
          family -> ofEntities.computeIfAbsent(family, _ -> new ArrayList<>()).add(all));
    }
  }

  /** All kinds of the event's platform; of spend, which is no traffic, only money. */
  private void wide(Event event, Set<Family> found) {
    String platform = event.envelope().platform();
    for (Kind kind : event instanceof Event.Spend ? Set.of(Kind.MONEY) : Set.of(Kind.values())) {
      if (kind != Kind.ENTITIES && families.holds(new Family(kind, platform))) {
        found.add(new Family(kind, platform));
      }
    }
  }

  private void entities(Event event, Set<Family> found) {
    for (Entity.Type type : Entity.Type.values()) {
      event
          .envelope()
          .entities()
          .of(type)
          .map(id -> Family.of(event.envelope().platform(), new Entity(type, id)))
          .filter(families::holds)
          .ifPresent(found::add);
    }
  }

  private Set<Window> windows(Set<Grain> grains, List<Event> events) {
    Set<Window> starts = new HashSet<>();
    for (Event event : events) {
      for (Grain grain : grains) {
        starts.add(new Window(grain, calendar.start(grain, event.envelope().at())));
      }
    }
    return starts;
  }
}
