package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers how many visitors each platform had, and how many each pair of platforms had in common.
 */
@Component
public final class AudienceQuery {
  private final FigureReader figures;

  AudienceQuery(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Returns the audiences of a range of whole minutes. Blocks; reads one document per platform of
   * the catalog and window of the range, and one per platform and day or month. A comparison reads
   * the same of the other range.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public AudienceAnswer answer(
      QuerySnapshot snapshot, NamedRange range, Optional<Compared> compared) {
    Audiences now = read(snapshot, range.range());
    Optional<Audiences> then = compared.map(other -> read(snapshot, other.range()));
    return new AudienceAnswer(
        range.name(),
        snapshot.asOf(),
        figures.span(range.range()),
        compared.map(Comparison::of),
        then.map(now::platformsComparedWith).orElseGet(now::platforms),
        then.map(now::overlapsComparedWith).orElseGet(now::overlaps),
        now.isOverflowed() || then.filter(Audiences::isOverflowed).isPresent());
  }

  private Audiences read(QuerySnapshot snapshot, TimeRange range) {
    List<String> platforms = figures.platforms();
    List<Window> windows = figures.windowsWithWeeks(range);
    List<Window> counted =
        figures.windows(range).stream()
            .filter(window -> Metric.OVERLAP.grains().contains(window.grain()))
            .toList();
    boolean isOne = figures.windows(range).size() == 1 && counted.size() == 1;
    Audiences audiences = new Audiences(platforms, windows.size() == 1, isOne);
    figures
        .read(snapshot, platforms, EnumSet.of(Kind.TRAFFIC), windows, Optional.empty())
        .forEach(audiences::addVisitors);
    figures
        .read(snapshot, platforms, EnumSet.of(Kind.AUDIENCE), counted, Optional.empty())
        .forEach(audiences::addOverlaps);
    return audiences;
  }
}
