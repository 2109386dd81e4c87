package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.insights.query.AudienceAnswer.Audience;
import io.millrace.insights.query.AudienceAnswer.Overlap;
import io.millrace.insights.row.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers how many visitors each platform had, and how many each pair of platforms had in common.
 */
@Component
public final class AudienceQuery {
  private static final Comparator<Overlap> ORDER =
      Comparator.comparing(Overlap::a).thenComparing(Overlap::b);

  private final FigureReader figures;

  AudienceQuery(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Returns the audiences of a day or a month. Blocks; reads two documents per platform of the
   * catalog.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public AudienceAnswer answer(QuerySnapshot snapshot, NamedWindow period) {
    Map<String, Figures> byPlatform = new HashMap<>();
    figures
        .read(
            snapshot,
            figures.platforms(),
            EnumSet.of(Kind.TRAFFIC, Kind.AUDIENCE),
            List.of(period.window()),
            Optional.empty())
        .forEach(found -> byPlatform.put(found.platform(), found.figures()));
    return new AudienceAnswer(
        period.name(),
        snapshot.asOf(),
        audiences(byPlatform),
        overlaps(byPlatform),
        byPlatform.values().stream().anyMatch(Figures::isOverflowed));
  }

  private List<Audience> audiences(Map<String, Figures> byPlatform) {
    return figures.platforms().stream()
        .map(
            id ->
                new Audience(id, byPlatform.getOrDefault(id, new Figures()).value(Metric.VISITORS)))
        .filter(audience -> audience.visitors() != 0)
        .toList();
  }

  private static List<Overlap> overlaps(Map<String, Figures> byPlatform) {
    List<Overlap> overlaps = new ArrayList<>();
    byPlatform.forEach(
        (a, found) ->
            found.each(
                Metric.OVERLAP,
                (key, visitors) -> overlaps.add(new Overlap(a, key.getFirst(), visitors))));
    overlaps.sort(ORDER);
    return overlaps;
  }
}
