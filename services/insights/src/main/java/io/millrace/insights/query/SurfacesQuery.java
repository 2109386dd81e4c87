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
  public SurfacesAnswer answer(RangeQuestion asked, String platform, PageRequest paging) {
    PlatformSurfaces now = read(asked, platform);
    Optional<PlatformSurfaces> then = asked.before().map(before -> read(before, platform));
    List<Surface> all = then.map(now::comparedWith).orElseGet(now::surfaces);
    Page<Surface> page = paging.of(all, Surface::surface);
    return new SurfacesAnswer(
        platform,
        asked.view().model().id(),
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        asked.comparison(),
        page.items(),
        now.overflowed() || then.filter(PlatformSurfaces::overflowed).isPresent(),
        page.next());
  }

  private PlatformSurfaces read(RangeQuestion asked, String platform) {
    return Objects.requireNonNull(surfaces.read(asked, List.of(platform)).get(platform));
  }
}
