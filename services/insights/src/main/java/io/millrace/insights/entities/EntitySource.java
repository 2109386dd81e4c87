package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.insights.entities.RangeSums.Range;
import io.millrace.insights.entities.RangeSums.Sum;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.TouchTotals;
import io.millrace.insights.query.Window;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Adds up the numbers of each entity of a platform in a range. A month is read as a whole, unless
 * an entity of the platform has another currency in it: then it is read by its days, and each day
 * is converted at its rate. Safe for threads.
 */
@Component
final class EntitySource {
  private final EntityWindows windows;
  private final TouchTotals calendar;
  private final RangeSums remembered;
  private final KeptDays kept;

  /** Only one query at a time has the sums of several windows in memory. */
  private final ReentrantLock several = new ReentrantLock();

  EntitySource(EntityWindows windows, TouchTotals calendar, RangeSums remembered, KeptDays kept) {
    this.windows = windows;
    this.calendar = calendar;
    this.remembered = remembered;
    this.kept = kept;
  }

  /** Gets the sums of each entity. */
  interface Visitor {
    void visit(String id, EntitySums sums, boolean overflowed);
  }

  /**
   * Reads the windows in few steps, so that {@link #each} needs the store only for those that have
   * entities. Blocks.
   *
   * @throws DaysNotKeptException when one of them is a day that is not kept any more
   */
  void prepare(Entity.Type type, List<String> platforms, List<Window> range) {
    kept.require(range);
    windows.prepare(
        platforms.stream()
            .flatMap(platform -> range.stream().map(window -> at(type, platform, window)))
            .toList());
  }

  /** Calls the visitor once for each entity with numbers, in no order. Blocks. */
  void each(
      QuerySnapshot snapshot,
      Entity.Type type,
      String platform,
      List<Window> range,
      MoneyView view,
      Visitor visitor) {
    Scope scope = new Scope(snapshot, type, platform, view);
    List<Window> parts = parts(type, platform, range, view);
    if (parts.size() == 1) {
      read(scope, parts.getFirst(), visitor);
      return;
    }
    lock();
    try {
      // Only the newest window changes all the time, so the others are remembered together.
      Map<String, Sum> earlier = earlier(scope, parts.subList(0, parts.size() - 1));
      Map<String, Sum> newest = new HashMap<>();
      read(scope, parts.getLast(), adding(newest));
      earlier.forEach(
          (id, sum) -> {
            Sum more = newest.remove(id);
            visitor.visit(
                id,
                more == null ? sum.sums() : sum.sums().plus(more.sums()),
                sum.isOverflowed() || (more != null && more.isOverflowed()));
          });
      newest.forEach((id, sum) -> visitor.visit(id, sum.sums(), sum.isOverflowed()));
    } finally {
      several.unlock();
    }
  }

  private void lock() {
    try {
      several.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("the query has ended", e);
    }
  }

  private Map<String, Sum> earlier(Scope scope, List<Window> parts) {
    Range range =
        new Range(
            scope.type(),
            scope.platform(),
            List.copyOf(parts),
            List.of(
                scope.view().model().id(),
                scope.view().converter().map(Converter::currency).orElse(""),
                scope.view().converter().map(Converter::version).orElse("")));
    List<Long> stamps = parts.stream().map(part -> windows.find(scope.at(part)).stamp()).toList();
    Optional<Map<String, Sum>> known = remembered.find(range, stamps);
    if (known.isPresent()) {
      for (int i = 0; i < parts.size(); i++) {
        note(scope, parts.get(i), stamps.get(i));
      }
      return known.get();
    }
    Map<String, Sum> sums = new HashMap<>();
    List<Long> read = parts.stream().map(part -> read(scope, part, adding(sums))).toList();
    return remembered.put(range, read, sums);
  }

  private static Visitor adding(Map<String, Sum> sums) {
    return (id, found, overflowed) ->
        sums.computeIfAbsent(id, _ -> new Sum()).add(found, overflowed);
  }

  private List<Window> parts(
      Entity.Type type, String platform, List<Window> range, MoneyView view) {
    List<Window> parts = new ArrayList<>();
    List<Window> days = new ArrayList<>();
    for (Window window : range) {
      boolean byDays =
          window.isLongerThanADay()
              && view.converter()
                  .filter(to -> isForeign(windows.find(at(type, platform, window)), to))
                  .isPresent();
      (byDays ? days : parts).addAll(byDays ? calendar.days(window) : List.of(window));
    }
    if (!days.isEmpty()) {
      prepare(type, List.of(platform), days);
      parts.addAll(days);
    }
    return parts;
  }

  private static boolean isForeign(LoadedWindow window, Converter to) {
    return window.hasColumn(
        column -> !column.currency().isEmpty() && !column.currency().equals(to.currency()));
  }

  /** Calls the visitor for each entity of the window, and returns its stamp. */
  private long read(Scope scope, Window window, Visitor visitor) {
    LoadedWindow loaded = windows.find(scope.at(window));
    synchronized (loaded) {
      long stamp = loaded.stamp();
      note(scope, window, stamp);
      ViewColumns view = ViewColumns.of(loaded.columns(), scope.view(), window.start());
      loaded.each((id, values, overflowed) -> visitor.visit(id, view.sums(values), overflowed));
      return stamp;
    }
  }

  /** An empty window has no part in the tag: most windows of most platforms are empty. */
  private static void note(Scope scope, Window window, long stamp) {
    if (stamp != 0) {
      scope.snapshot().note(scope.at(window).id() + '|' + stamp);
    }
  }

  private static EntityWindow at(Entity.Type type, String platform, Window window) {
    return new EntityWindow(type, platform, window.grain(), window.start());
  }

  /** What a query reads of one platform. */
  private record Scope(QuerySnapshot snapshot, Entity.Type type, String platform, MoneyView view) {
    EntityWindow at(Window window) {
      return EntitySource.at(type, platform, window);
    }
  }
}
