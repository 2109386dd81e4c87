package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.insights.query.PageRequest.Page;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers the numbers of one platform, surface by surface. */
@Component
public final class SurfacesQuery {
  private final FigureReader figures;

  SurfacesQuery(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Returns the surfaces of the platform in a range of whole days. Blocks; reads two documents per
   * month and day of the decomposition of the range. With one currency it reads one of these, and
   * two per day. A comparison reads the same of the other range.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public SurfacesAnswer answer(
      QuerySnapshot snapshot,
      String platform,
      TimeRange range,
      Optional<Compared> compared,
      MoneyView view,
      PageRequest paging) {
    Part now = part(snapshot, platform, range, view);
    Optional<Part> then = compared.map(other -> part(snapshot, platform, other.range(), view));
    List<Surface> surfaces = then.map(now::comparedWith).orElseGet(now::surfaces);
    Page<Surface> page = paging.of(surfaces, Surface::surface);
    return new SurfacesAnswer(
        platform,
        view.model().id(),
        view.currency(),
        snapshot.asOf(),
        figures.span(range),
        compared.map(Comparison::of),
        page.items(),
        now.overflowed() || then.filter(Part::overflowed).isPresent(),
        page.next());
  }

  private Part part(QuerySnapshot snapshot, String platform, TimeRange range, MoneyView view) {
    List<Window> windows = figures.windows(range);
    Figures sum = new Figures();
    read(snapshot, platform, EnumSet.of(Kind.SURFACES), windows, Optional.empty(), sum);
    read(
        snapshot,
        platform,
        view.converter().isEmpty() ? EnumSet.of(Kind.CREDIT) : FigureReader.AMOUNTS,
        figures.amountWindows(windows, view),
        view.converter(),
        sum);
    boolean distinct = windows.size() == 1;
    return new Part(
        distinct,
        new SurfaceSums(platform, view.model().id(), distinct, sum).surfaces(),
        sum.isOverflowed());
  }

  private record Part(boolean distinct, List<Surface> surfaces, boolean overflowed) {
    List<Surface> comparedWith(Part then) {
      return Joined.of(
          surfaces,
          then.surfaces,
          Surface::surface,
          surface -> Surface.nothing(surface.surface(), distinct && then.distinct),
          Surface::comparedWith);
    }
  }

  private void read(
      QuerySnapshot snapshot,
      String platform,
      Set<Kind> kinds,
      List<Window> windows,
      Optional<Converter> converter,
      Figures sum) {
    figures
        .read(snapshot, List.of(platform), kinds, windows, converter)
        .forEach(found -> sum.add(found.figures()));
  }
}
