package io.millrace.insights.entities;

import io.millrace.insights.entities.EntityPage.Ranked;
import io.millrace.insights.entities.EntityRankingAnswer.Previous;
import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the places that the entities of a page had in another range. All entities of that range
 * come in no order. It holds eight bytes for each of them. For one thread.
 */
final class EntityBefore {
  private final EntityMetric metric;
  private final Set<Name> wanted = new HashSet<>();
  private final Map<Name, EntitySums> found = new HashMap<>();
  private long[] values = new long[1_024];
  private int count;
  private boolean sorted;
  private boolean overflowed;

  EntityBefore(EntityMetric metric, Collection<Ranked> page) {
    this.metric = metric;
    page.forEach(row -> wanted.add(new Name(row.place().platform(), row.place().id())));
  }

  private record Name(String platform, String id) {}

  void add(String platform, String id, EntitySums sums, boolean isOverflowed) {
    OptionalLong value = sums.rankedBy(metric);
    if (value.isEmpty()) {
      return;
    }
    overflowed |= isOverflowed;
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value.getAsLong();
    sorted = false;
    Name name = new Name(platform, id);
    if (wanted.contains(name)) {
      found.put(name, sums);
    }
  }

  /** Returns the place of an entity of the page; empty when it had no value. */
  Optional<Previous> find(EntityPlace place) {
    return sums(place)
        .map(
            sums ->
                new Previous(
                    sums.shown(metric).orElseThrow(),
                    1 + greater(sums.rankedBy(metric).orElseThrow())));
  }

  /** Returns the relative change; empty unless the entity had a value above 0. */
  Optional<BigDecimal> change(EntityPlace place, EntitySums now) {
    return sums(place)
        .flatMap(
            then -> {
              BigDecimal before = new BigDecimal(then.shown(metric).orElseThrow());
              BigDecimal after = new BigDecimal(now.shown(metric).orElseThrow());
              return Rate.of(after.subtract(before), before);
            });
  }

  boolean isOverflowed() {
    return overflowed;
  }

  private Optional<EntitySums> sums(EntityPlace place) {
    return Optional.ofNullable(found.get(new Name(place.platform(), place.id())));
  }

  /** Returns how many entities have a greater value. */
  private int greater(long value) {
    if (!sorted) {
      Arrays.sort(values, 0, count);
      sorted = true;
    }
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return count - low;
  }
}
