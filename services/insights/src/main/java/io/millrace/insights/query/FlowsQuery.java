package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.insights.query.FlowsAnswer.Edge;
import io.millrace.insights.query.FlowsAnswer.Place;
import io.millrace.insights.query.PageRequest.Page;
import io.millrace.insights.row.Figures;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Answers how visitors moved between the surfaces of one platform or of all platforms. */
@Component
public final class FlowsQuery {
  private static final Comparator<Edge> ORDER = Comparator.comparing(FlowsQuery::key);

  private final FigureReader figures;

  FlowsQuery(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Returns the moves in a range of whole days. Blocks; reads one document per platform of the
   * catalog and month or day of the range. A move is stored with the platform that it leads to.
   *
   * @param platform only moves from or to this platform; empty for all
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public FlowsAnswer answer(
      QuerySnapshot snapshot, TimeRange range, Optional<String> platform, PageRequest paging) {
    Map<Way, Long> counts = new HashMap<>();
    AtomicBoolean overflowed = new AtomicBoolean();
    figures
        .read(
            snapshot,
            figures.platforms(),
            EnumSet.of(Kind.FLOWS),
            figures.windows(range),
            Optional.empty())
        .forEach(
            found -> {
              overflowed.compareAndSet(false, found.figures().isOverflowed());
              collect(found, counts);
            });
    List<Edge> edges =
        counts.entrySet().stream()
            .filter(way -> way.getValue() != 0 && way.getKey().touches(platform))
            .map(way -> new Edge(way.getKey().from(), way.getKey().to(), way.getValue()))
            .sorted(ORDER)
            .toList();
    Page<Edge> page = paging.of(edges, FlowsQuery::key);
    return new FlowsAnswer(
        snapshot.asOf(), figures.span(range), page.items(), overflowed.get(), page.next());
  }

  private static void collect(WindowFigures found, Map<Way, Long> counts) {
    found
        .figures()
        .each(
            Metric.FLOW,
            (key, count) -> counts.merge(Way.of(key, found.platform()), count, Figures::saturated));
  }

  /** Returns a key that sorts the most frequent edge first, and equal ones by name. */
  private static String key(Edge edge) {
    return String.format(
        Locale.ROOT,
        "%019d %s %s",
        Long.MAX_VALUE - edge.count(),
        edge.from().map(FlowsQuery::name).orElse(""),
        name(edge.to()));
  }

  private static String name(Place place) {
    return place.platform() + '.' + place.surface();
  }

  private record Way(Optional<Place> from, Place to) {
    static Way of(List<String> key, String platform) {
      Optional<Place> from =
          key.getFirst().isEmpty()
              ? Optional.empty()
              : Optional.of(new Place(key.getFirst(), key.get(1)));
      return new Way(from, new Place(platform, key.get(2)));
    }

    boolean touches(Optional<String> platform) {
      return platform
          .filter(id -> !to.platform().equals(id))
          .filter(id -> from.filter(place -> place.platform().equals(id)).isEmpty())
          .isEmpty();
    }
  }
}
