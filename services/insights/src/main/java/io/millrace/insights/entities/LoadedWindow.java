package io.millrace.insights.entities;

import io.millrace.events.cell.Cell;
import io.millrace.insights.entities.Columns.Column;
import io.millrace.insights.entities.Columns.Sums;
import io.millrace.insights.row.Figures;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The numbers of all entities of one window in memory. One thread loads it. Then any number of
 * threads read it, one after the other, while another thread notes what has changed. Changes are
 * taken over by the next reader, so the thread that notes them does not compute.
 */
final class LoadedWindow {
  /** A node and its place in a table, an id without its characters, an object and an array. */
  private static final long BYTES_OF_AN_ENTITY = 136;

  /** A node and its place in a table, a cell, a revision, and the contents without their bytes. */
  private static final long BYTES_OF_A_CHANGE = 320;

  private static final long BYTES_OF_A_WINDOW = 640;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Columns columns = new Columns();
  private final Map<String, Numbers> firstPages = new HashMap<>();
  private final Map<String, Map<Integer, Numbers>> furtherPages = new HashMap<>();
  private final Map<Cell, CellRevision> changed = new ConcurrentHashMap<>();
  private final AtomicLong changedBytes = new AtomicLong();
  private final AtomicLong loadedBytes = new AtomicLong(BYTES_OF_A_WINDOW);
  private long stamp;
  private int deleted;

  /**
   * The numbers of a page.
   *
   * @param pages of the entity, when it is the first page; 0 of a deleted page
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Numbers(long revision, int pages, boolean overflowed, long[] values) {}

  /** Gets the numbers of the entities. */
  interface Visitor {
    /**
     * Takes the numbers of an entity.
     *
     * @param values by column; they may be fewer than there are columns, and must not be changed
     */
    void visit(String id, long[] values, boolean overflowed);
  }

  /** Adds a revision, unless a newer one of the same page is there. */
  synchronized void add(CellRevision revision) {
    Cell cell = revision.cell();
    String id = cell.entity().orElseThrow().id();
    Map<Integer, Numbers> further =
        cell.page() == 0 ? Map.of() : furtherPages.computeIfAbsent(id, _ -> new HashMap<>());
    Optional<Numbers> before =
        Optional.ofNullable(cell.page() == 0 ? firstPages.get(id) : further.get(cell.page()));
    if (before.filter(known -> known.revision() >= revision.revision()).isPresent()) {
      return;
    }
    Numbers after = numbers(revision);
    if (cell.page() == 0) {
      firstPages.put(id, after);
    } else {
      further.put(cell.page(), after);
    }
    before.ifPresent(known -> count(id, cell.page(), known, -1));
    count(id, cell.page(), after, 1);
  }

  /** Removes the deleted pages, which are needed only while revisions come in no order. */
  synchronized void removeDeleted() {
    if (deleted == 0) {
      return;
    }
    firstPages.entrySet().removeIf(page -> isDeleted(page.getKey(), 0, page.getValue()));
    furtherPages.forEach(
        (id, pages) ->
            pages.entrySet().removeIf(page -> isDeleted(id, page.getKey(), page.getValue())));
    furtherPages.values().removeIf(Map::isEmpty);
  }

  /** Notes a revision that was read. Does not wait for readers. */
  void note(CellRevision revision) {
    CellRevision before = changed.put(revision.cell(), revision);
    changedBytes.addAndGet(bytes(revision) - (before == null ? 0 : bytes(before)));
  }

  /** Calls the visitor for each entity with numbers. */
  synchronized void each(Visitor visitor) {
    takeChanges();
    firstPages.forEach(
        (id, first) -> {
          if (first.pages() > 1) {
            visitPages(id, first, visitor);
          } else {
            visitor.visit(id, first.values(), first.overflowed());
          }
        });
  }

  /** Returns whether one of the columns matches, also after changes that nobody has read yet. */
  synchronized boolean hasColumn(Predicate<Column> wanted) {
    takeChanges();
    return columns.all().stream().anyMatch(wanted);
  }

  /** Returns the columns. Call it, and use them, in {@link #each} or holding the same monitor. */
  Columns columns() {
    return columns;
  }

  /**
   * Returns a number that depends on the revisions of all cells and on nothing else. An empty
   * window has 0.
   */
  synchronized long stamp() {
    takeChanges();
    return stamp;
  }

  /** Returns an estimate of the bytes in memory. Does not wait. */
  long bytes() {
    return loadedBytes.get() + changedBytes.get();
  }

  private void takeChanges() {
    if (!changed.isEmpty()) {
      for (CellRevision revision : List.copyOf(changed.values())) {
        add(revision);
        if (changed.remove(revision.cell(), revision)) {
          changedBytes.addAndGet(-bytes(revision));
        }
      }
      removeDeleted();
    }
  }

  private Numbers numbers(CellRevision revision) {
    if (!revision.hasData()) {
      return new Numbers(revision.revision(), 0, false, new long[0]);
    }
    Sums sums = columns.sums(revision.contents().map(CellBytes::state).orElseThrow());
    return new Numbers(revision.revision(), revision.pages(), sums.overflowed(), sums.values());
  }

  private boolean isDeleted(String id, int page, Numbers numbers) {
    if (numbers.pages() == 0) {
      count(id, page, numbers, -1);
      return true;
    }
    return false;
  }

  /** Counts the page, or takes it back. */
  private void count(String id, int page, Numbers numbers, int sign) {
    loadedBytes.addAndGet(sign * (BYTES_OF_AN_ENTITY + id.length() + 8L * numbers.values().length));
    if (numbers.pages() == 0) {
      deleted += sign;
    } else {
      stamp += sign * mixed(mixed(id.hashCode() * 31L + page) ^ numbers.revision());
    }
  }

  private void visitPages(String id, Numbers first, Visitor visitor) {
    Map<Integer, Numbers> further = furtherPages.getOrDefault(id, Map.of());
    long[] sums = Arrays.copyOf(first.values(), columns.all().size());
    boolean overflowed = first.overflowed();
    for (int page : IntStream.range(1, first.pages()).toArray()) {
      Numbers numbers = further.get(page);
      if (numbers != null) {
        overflowed |= numbers.overflowed();
        for (int i = 0; i < numbers.values().length; i++) {
          sums[i] = Figures.saturated(sums[i], numbers.values()[i]);
        }
      }
    }
    visitor.visit(id, sums, overflowed);
  }

  private static long bytes(CellRevision change) {
    return BYTES_OF_A_CHANGE
        + 2L * change.cell().entity().map(entity -> entity.id().length()).orElse(0)
        + change.contents().map(CellBytes::size).orElse(0);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 32)) * MIX;
    return (mixed ^ (mixed >>> 29)) * MIX;
  }
}
