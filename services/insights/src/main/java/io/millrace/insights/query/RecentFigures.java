package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.insights.memory.Remembered;
import io.millrace.insights.row.Figures;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Caches the figures of windows until their cells change. Most windows of a range are over, and
 * unpacking their cells costs more than all other work of an answer. The cache has a bounded number
 * of integers and keeps the figures that were used last. Safe for threads.
 */
@Component
final class RecentFigures {
  private static final int MOST_INTEGERS = 200_000;

  private final Remembered<Place, Sum> sums = new Remembered<>(MOST_INTEGERS, Sum::size);

  /**
   * Returns the sum of these cells.
   *
   * @param revisions the cells of one platform and window
   */
  WindowFigures of(String platform, Window window, List<CellRevision> revisions) {
    Place place = new Place(platform, window, kinds(revisions));
    return sums.find(place)
        .filter(sum -> sum.revisions().equals(revisions))
        .orElseGet(() -> sums.put(place, sum(platform, window, revisions)))
        .figures();
  }

  private static Set<Kind> kinds(Collection<CellRevision> revisions) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    revisions.forEach(revision -> kinds.add(revision.cell().kind()));
    return kinds;
  }

  private static Sum sum(String platform, Window window, List<CellRevision> revisions) {
    Figures unpacked =
        Figures.sum(
            revisions.stream()
                .flatMap(revision -> revision.contents().stream())
                .map(contents -> contents.state())
                .toList());
    return new Sum(
        revisions, new WindowFigures(platform, window, unpacked), Math.max(1, unpacked.size()));
  }

  private record Place(String platform, Window window, Set<Kind> kinds) {}

  private record Sum(List<CellRevision> revisions, WindowFigures figures, int size) {}
}
