package io.millrace.insights.query;

import io.millrace.insights.query.PageRequest.Page;
import io.millrace.insights.query.SurfaceReader.PlatformSurfaces;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the numbers of one platform, surface by surface. */
@Component
public final class SurfacesQuery {
  private final FigureReader figures;
  private final SurfaceReader surfaces;

  SurfacesQuery(FigureReader figures, SurfaceReader surfaces) {
    this.figures = figures;
    this.surfaces = surfaces;
  }

  /**
   * Returns the surfaces of the platform in a range of whole days. Blocks; reads what {@link
   * SurfaceReader} reads. A comparison reads the same of the other range.
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
    PlatformSurfaces now = read(snapshot, platform, range, view);
    Optional<PlatformSurfaces> then =
        compared.map(other -> read(snapshot, platform, other.range(), view));
    List<Surface> all = then.map(now::comparedWith).orElseGet(now::surfaces);
    Page<Surface> page = paging.of(all, Surface::surface);
    return new SurfacesAnswer(
        platform,
        view.model().id(),
        view.currency(),
        snapshot.asOf(),
        figures.span(range),
        compared.map(Comparison::of),
        page.items(),
        now.overflowed() || then.filter(PlatformSurfaces::overflowed).isPresent(),
        page.next());
  }

  private PlatformSurfaces read(
      QuerySnapshot snapshot, String platform, TimeRange range, MoneyView view) {
    return Objects.requireNonNull(
        surfaces.read(snapshot, List.of(platform), range, view).get(platform));
  }
}
