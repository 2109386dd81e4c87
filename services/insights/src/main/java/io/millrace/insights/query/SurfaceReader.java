package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import io.millrace.insights.row.Figures;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the surfaces of platforms in a range. Thread-safe. */
@Component
final class SurfaceReader {
  private final FigureReader figures;

  SurfaceReader(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Reads the surfaces with data by platform. Blocks; reads one document per platform and month or
   * day of the range, and two per month, week or day. It reads two per day instead of a longer
   * window in which the platform earned or spent in another currency.
   *
   * @param asked a question about whole days
   */
  Map<String, PlatformSurfaces> read(RangeQuestion asked, List<String> platforms) {
    QuerySnapshot snapshot = asked.snapshot();
    MoneyView view = asked.view();
    List<Window> windows = figures.windows(asked.range());
    Map<String, Figures> sums = new LinkedHashMap<>();
    platforms.forEach(platform -> sums.put(platform, new Figures()));
    figures
        .read(snapshot, platforms, EnumSet.of(Kind.SURFACES), windows, Optional.empty())
        .forEach(found -> sum(found.platform(), sums).add(found.figures()));
    figures
        .readAmounts(snapshot, platforms, figures.windowsWithWeeks(asked.range()), view)
        .forEach(found -> sum(found.platform(), sums).add(found.under(view.model())));
    Map<String, PlatformSurfaces> surfaces = new LinkedHashMap<>();
    sums.forEach(
        (platform, sum) ->
            surfaces.put(platform, PlatformSurfaces.of(platform, view, windows.size() == 1, sum)));
    return surfaces;
  }

  private static Figures sum(String platform, Map<String, Figures> sums) {
    return sums.computeIfAbsent(platform, _ -> new Figures());
  }

  /**
   * The surfaces of one platform.
   *
   * @param distinct whether the range is one window, so that visitors are distinct counts
   * @param overflowed whether a sum left the 64-bit range
   */
  record PlatformSurfaces(boolean distinct, List<Surface> surfaces, boolean overflowed) {

    static PlatformSurfaces of(String platform, MoneyView view, boolean distinct, Figures sum) {
      return new PlatformSurfaces(
          distinct,
          new SurfaceSums(platform, view.model().id(), distinct, sum).surfaces(),
          sum.isOverflowed());
    }

    /** Returns the surfaces of both ranges with their changes. */
    List<Surface> comparedWith(PlatformSurfaces then) {
      return Joined.of(
          surfaces,
          then.surfaces,
          Surface::surface,
          surface -> Surface.nothing(surface.surface(), distinct && then.distinct),
          Surface::comparedWith);
    }
  }
}
