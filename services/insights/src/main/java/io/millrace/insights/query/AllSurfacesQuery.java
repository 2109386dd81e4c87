package io.millrace.insights.query;

import io.millrace.insights.query.AllSurfacesAnswer.PlatformSurface;
import io.millrace.insights.query.PageRequest.Page;
import io.millrace.insights.query.SurfaceReader.PlatformSurfaces;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers the numbers of the surfaces of all platforms in one list. */
@Component
public final class AllSurfacesQuery {
  private final FigureReader figures;
  private final SurfaceReader surfaces;

  AllSurfacesQuery(FigureReader figures, SurfaceReader surfaces) {
    this.figures = figures;
    this.surfaces = surfaces;
  }

  /**
   * Returns the surfaces in a range of whole days. Blocks; reads what {@link SurfacesQuery} reads,
   * for each platform of the catalog. The list has at most as many surfaces as the catalog.
   *
   * @param sort by an amount only in a view of one currency
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public AllSurfacesAnswer answer(RangeQuestion asked, SurfaceOrder sort, PageRequest paging) {
    Map<String, PlatformSurfaces> now = read(asked);
    Optional<Map<String, PlatformSurfaces>> then = asked.before().map(this::read);
    List<PlatformSurface> all =
        now.entrySet().stream()
            .flatMap(one -> of(one.getKey(), one.getValue(), then))
            .sorted(Comparator.comparing(surface -> key(sort, surface)))
            .toList();
    Page<PlatformSurface> page = paging.of(all, surface -> key(sort, surface));
    return new AllSurfacesAnswer(
        asked.view().model().id(),
        sort.id(),
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        asked.comparison(),
        page.items(),
        isOverflowed(now) || then.filter(AllSurfacesQuery::isOverflowed).isPresent(),
        page.next());
  }

  private Map<String, PlatformSurfaces> read(RangeQuestion asked) {
    return surfaces.read(asked, figures.platforms());
  }

  private static Stream<PlatformSurface> of(
      String platform, PlatformSurfaces now, Optional<Map<String, PlatformSurfaces>> then) {
    List<Surface> found =
        then.map(other -> now.comparedWith(Objects.requireNonNull(other.get(platform))))
            .orElseGet(now::surfaces);
    return found.stream().map(surface -> new PlatformSurface(platform, surface));
  }

  private static String key(SurfaceOrder sort, PlatformSurface surface) {
    return String.join(
        " ", sort.key(surface.numbers()), surface.platform(), surface.numbers().surface());
  }

  private static boolean isOverflowed(Map<String, PlatformSurfaces> surfaces) {
    return surfaces.values().stream().anyMatch(PlatformSurfaces::overflowed);
  }
}
