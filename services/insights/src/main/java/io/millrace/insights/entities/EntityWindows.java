package io.millrace.insights.entities;

import io.millrace.events.cell.Kind;
import io.millrace.insights.memory.OpenLoads;
import io.millrace.insights.memory.OpenLoads.Load;
import io.millrace.insights.projection.CellChanges;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the windows of entities in memory that were asked for last, up to a limit of bytes, and
 * keeps them up to date. A window is loaded from the store when it is asked for first. One thread
 * loads, one window after the other; a load goes on when the query that began it has left. So one
 * more window than the limit is in memory while it is loaded. Safe for threads.
 */
@Component
final class EntityWindows implements CellChanges, DisposableBean {
  private final LatestCells cells;
  private final long most;
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("entities").factory());

  /** The window that was asked for last is the last one. Guarded by itself, like all below. */
  private final Map<EntityWindow, EntitySlot> slots = new LinkedHashMap<>();

  private final EntityWindowSizes sizes = new EntityWindowSizes();
  private final OpenLoads<EntityWindow> checks = new OpenLoads<>();

  EntityWindows(LatestCells cells, EntitySettings settings) {
    this.cells = cells;
    this.most = settings.memory().toBytes();
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.ENTITIES);
  }

  @Override
  public void restarted() {
    synchronized (slots) {
      slots.clear();
      sizes.clear();
      checks.allChanged();
    }
  }

  @Override
  public void read(Collection<CellRevision> revisions) {
    if (revisions.isEmpty()) {
      return;
    }
    synchronized (slots) {
      for (CellRevision revision : revisions) {
        EntityWindow window = EntityWindow.of(revision.cell()).orElseThrow();
        EntitySlot slot = slots.get(window);
        if (slot != null) {
          slot.window().note(revision);
        }
        checks.changed(window);
      }
      evict();
    }
  }

  /**
   * Looks up at once which of the windows have entities. Later calls of {@link #find} do not read
   * the store for the others. Blocks.
   *
   * @throws TooManyEntitiesException when the windows are known to exceed the limit of bytes
   */
  void prepare(Collection<EntityWindow> wanted) {
    Load<EntityWindow> check;
    synchronized (slots) {
      requireFit(wanted);
      Set<EntityWindow> unknown = new HashSet<>(wanted);
      unknown.removeAll(slots.keySet());
      check = checks.begin(unknown);
    }
    try {
      Set<EntityWindow> existing =
          check.keys().isEmpty() ? Set.of() : cells.withEntities(check.keys());
      synchronized (slots) {
        check.unchanged().stream()
            .filter(window -> !existing.contains(window))
            .forEach(window -> slots.computeIfAbsent(window, _ -> EntitySlot.empty()));
        evict();
      }
    } finally {
      synchronized (slots) {
        checks.end(check);
      }
    }
  }

  /**
   * Returns the window, which stays up to date while it is in memory. Blocks until it is loaded.
   *
   * @throws StoreUnavailableException when the store does not answer
   * @throws TooManyEntitiesException when the window exceeds the limit of bytes
   */
  LoadedWindow find(EntityWindow wanted) {
    EntitySlot slot;
    synchronized (slots) {
      EntitySlot known = slots.remove(wanted);
      slot = known == null ? load(wanted) : known;
      slots.put(wanted, slot);
    }
    return slot.await();
  }

  /** Returns an estimate of the bytes of all windows in memory. */
  long bytes() {
    synchronized (slots) {
      return slots.values().stream().mapToLong(slot -> slot.window().bytes()).sum();
    }
  }

  /** Returns the number of windows in memory. */
  int count() {
    synchronized (slots) {
      return slots.size();
    }
  }

  @Override
  public void destroy() {
    loader.shutdownNow();
  }

  private EntitySlot load(EntityWindow wanted) {
    EntitySlot slot = EntitySlot.loading();
    loader.execute(() -> load(wanted, slot));
    return slot;
  }

  private void load(EntityWindow wanted, EntitySlot slot) {
    LoadedWindow window = slot.window();
    try {
      cells.entities(
          wanted,
          revision -> {
            window.add(revision);
            if (window.bytes() > most) {
              throw new TooManyEntitiesException();
            }
          });
      window.removeDeleted();
      makeRoom(wanted, window);
      slot.loaded().complete(window);
    } catch (RuntimeException e) {
      synchronized (slots) {
        slots.remove(wanted, slot);
      }
      makeRoom(wanted, window);
      slot.loaded().completeExceptionally(e);
    }
  }

  /** Drops other windows before the query that waits for this one goes on. */
  private void makeRoom(EntityWindow wanted, LoadedWindow window) {
    synchronized (slots) {
      sizes.put(wanted, window.bytes());
      evict();
    }
  }

  /** Drops the windows that were not asked for the longest time, until the others fit. */
  private void evict() {
    long bytes = bytes();
    Iterator<Map.Entry<EntityWindow, EntitySlot>> oldest = slots.entrySet().iterator();
    while (bytes > most && oldest.hasNext()) {
      Map.Entry<EntityWindow, EntitySlot> next = oldest.next();
      // A window that is being loaded must get its changes.
      if (next.getValue().loaded().isDone()) {
        bytes -= next.getValue().window().bytes();
        sizes.put(next.getKey(), next.getValue().window().bytes());
        oldest.remove();
      }
    }
  }

  private void requireFit(Collection<EntityWindow> wanted) {
    long bytes = 0;
    for (EntityWindow window : wanted) {
      EntitySlot slot = slots.get(window);
      bytes += slot == null ? sizes.of(window) : slot.window().bytes();
    }
    if (bytes > most) {
      throw new TooManyEntitiesException();
    }
  }
}
