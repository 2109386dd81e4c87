package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Model;
import io.millrace.insights.memory.Remembered;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Caches the figures of windows until their cells change. Most windows of a range are over, and
 * unpacking their cells and converting their amounts costs more than all other work of an answer.
 * The cache has a bounded number of integers and keeps the figures that were used last. Safe for
 * threads.
 */
@Component
final class RecentFigures {
  private static final int MOST_INTEGERS = 200_000;

  private static final int MOST_CONVERTED = 100_000;

  private final Remembered<Place, Sum> sums = new Remembered<>(MOST_INTEGERS, Sum::size);
  private final Remembered<View, Sum> views = new Remembered<>(MOST_CONVERTED, Sum::size);

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

  /**
   * Returns the sum of these cells without the credit under other models, converted to one
   * currency. It is converted again when a cell or the rates change.
   *
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  WindowFigures converted(
      String platform,
      Window window,
      List<CellRevision> revisions,
      Model model,
      Converter converter) {
    View view =
        new View(
            new Place(platform, window, kinds(revisions)),
            model,
            converter.currency(),
            converter.version());
    return views
        .find(view)
        .filter(sum -> sum.revisions().equals(revisions))
        .orElseGet(() -> views.put(view, converted(view, revisions, converter)))
        .figures();
  }

  private Sum converted(View view, List<CellRevision> revisions, Converter converter) {
    String platform = view.place().platform();
    Window window = view.place().window();
    Figures converted =
        of(platform, window, revisions).under(view.model()).in(converter, platform, window.start());
    return new Sum(
        revisions,
        WindowFigures.under(view.model(), platform, window, converted),
        Math.max(1, converted.size()));
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

  /**
   * @param version of the rates
   */
  private record View(Place place, Model model, String currency, String version) {}

  private record Sum(List<CellRevision> revisions, WindowFigures figures, int size) {}
}
