package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.insights.memory.Remembered;
import io.millrace.insights.query.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Remembers the sums of the entities over several windows until one of the windows changes. It
 * keeps those that were used last, in bounded memory. Safe for threads.
 */
@Component
final class RangeSums {
  /** A node, its place in a table, the sums, and an id that nobody else may have any more. */
  private static final int BYTES_OF_AN_ENTITY = 200;

  private static final int KILO = 1_024;

  private final Remembered<Range, Kept> sums;

  RangeSums(EntitySettings settings) {
    long kilobytes = settings.memory().toKilobytes() / 2;
    this.sums = new Remembered<>((int) Math.min(kilobytes, Integer.MAX_VALUE / 2), Kept::size);
  }

  /**
   * What was added up.
   *
   * @param view model, currency and version of the rates
   */
  record Range(Entity.Type type, String platform, List<Window> windows, List<String> view) {}

  /** The sum of one entity. */
  static final class Sum {
    private EntitySums sums = EntitySums.NONE;
    private boolean overflowed;

    void add(EntitySums more, boolean isOverflowed) {
      sums = sums.plus(more);
      overflowed |= isOverflowed;
    }

    EntitySums sums() {
      return sums;
    }

    boolean isOverflowed() {
      return overflowed;
    }
  }

  /** Returns the sums, if all windows still have these stamps. They must not be changed. */
  Optional<Map<String, Sum>> find(Range range, List<Long> stamps) {
    return sums.find(range).filter(kept -> kept.stamps().equals(stamps)).map(Kept::byId);
  }

  /** Remembers the sums, which must not be changed any more, and returns them. */
  Map<String, Sum> put(Range range, List<Long> stamps, Map<String, Sum> byId) {
    long bytes = KILO;
    for (String id : byId.keySet()) {
      bytes += BYTES_OF_AN_ENTITY + id.length();
    }
    sums.put(range, new Kept(stamps, byId, (int) (bytes / KILO)));
    return byId;
  }

  private record Kept(List<Long> stamps, Map<String, Sum> byId, int size) {}
}
