package io.millrace.insights.entities;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Selects one page of a ranking from entities that come in no order. It holds no more entities than
 * the page has. For one thread.
 */
final class EntityPage {
  private static final Comparator<Found> WORST_FIRST =
      Comparator.comparing(Found::place, Comparator.reverseOrder());

  private final EntityMetric metric;
  private final int limit;
  private final Optional<EntityPlace> after;
  private final PriorityQueue<Found> page = new PriorityQueue<>(WORST_FIRST);
  private EntitySums named = EntitySums.NONE;
  private EntitySums others = EntitySums.NONE;
  private long otherCount;
  private long before;
  private long greater;
  private boolean overflowed;

  /**
   * Begins a page.
   *
   * @param after the last place of the page before; empty for the first page
   */
  EntityPage(EntityMetric metric, int limit, Optional<EntityPlace> after) {
    this.metric = metric;
    this.limit = limit;
    this.after = after;
  }

  /** An entity of the page. */
  record Found(EntityPlace place, EntitySums sums) {}

  /**
   * A row of the page.
   *
   * @param rank from 1; equal values have equal ranks
   */
  record Ranked(int rank, EntityPlace place, EntitySums sums) {}

  void add(String platform, String id, EntitySums sums, boolean isOverflowed) {
    named = named.plus(sums);
    overflowed |= isOverflowed;
    OptionalLong value = sums.rankedBy(metric);
    if (value.isPresent()) {
      add(new Found(new EntityPlace(value.getAsLong(), platform, id), sums));
    }
  }

  private void add(Found found) {
    if (after.filter(last -> found.place().compareTo(last) <= 0).isPresent()) {
      before++;
      greater += after.get().value() < found.place().value() ? 1 : 0;
      return;
    }
    page.add(found);
    if (page.size() > limit) {
      Found worst = page.remove();
      others = others.plus(worst.sums());
      otherCount++;
    }
  }

  /** Returns the rows, the greatest first. */
  List<Ranked> rows() {
    List<Found> found = new ArrayList<>(page);
    found.sort(Collections.reverseOrder(WORST_FIRST));
    List<Ranked> rows = new ArrayList<>();
    long last = after.map(EntityPlace::value).orElse(0L);
    long rank = after.isPresent() ? greater + 1 : 1;
    for (int i = 0; i < found.size(); i++) {
      EntityPlace place = found.get(i).place();
      boolean isEqual = (i > 0 || after.isPresent()) && place.value() == last;
      rank = isEqual ? rank : before + i + 1;
      last = place.value();
      rows.add(new Ranked(Math.toIntExact(rank), place, found.get(i).sums()));
    }
    return rows;
  }

  /** Returns the sum of all entities, also of those without a value. */
  EntitySums named() {
    return named;
  }

  /** Returns the sum of the entities that come after the page. */
  EntitySums others() {
    return others;
  }

  long otherCount() {
    return otherCount;
  }

  boolean isOverflowed() {
    return overflowed;
  }

  /** Returns the place that the next page comes after; empty at the end. */
  Optional<EntityPlace> end() {
    return otherCount == 0 ? Optional.empty() : Optional.ofNullable(page.peek()).map(Found::place);
  }
}
