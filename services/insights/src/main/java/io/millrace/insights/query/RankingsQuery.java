package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.insights.query.RankingsAnswer.RankingRow;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Answers which platforms or groups have the greatest values of a metric in a day or a month. */
@Component
public final class RankingsQuery {
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::shown).reversed().thenComparing(Group::id);

  private final Catalog catalog;
  private final FigureReader figures;

  RankingsQuery(Catalog catalog, FigureReader figures) {
    this.catalog = catalog;
    this.figures = figures;
  }

  /**
   * Returns the ranking. Blocks; reads one document per platform of the catalog. For amounts it
   * reads three, or two per day of a month in which a platform earned in another currency.
   *
   * @param metric a distinct count only when grouped by platform; amounts only in a view of one
   *     currency
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public RankingsAnswer answer(
      QuerySnapshot snapshot,
      RankingMetric metric,
      NamedWindow period,
      Grouping by,
      MoneyView view) {
    Map<String, Figures> byPlatform = read(snapshot, metric, period.window(), view);
    List<Group> groups = groups(metric, by, view, byPlatform);
    return new RankingsAnswer(
        metric.id(),
        period.name(),
        by.id(),
        view.model().id(),
        view.currency().filter(_ -> metric.isMoney()),
        snapshot.asOf(),
        rows(metric, groups),
        byPlatform.values().stream().anyMatch(Figures::isOverflowed));
  }

  private Map<String, Figures> read(
      QuerySnapshot snapshot, RankingMetric metric, Window window, MoneyView view) {
    List<Window> windows =
        metric.isMoney()
            ? figures.amountWindowsOfAll(snapshot, List.of(window), view)
            : List.of(window);
    Map<String, Figures> byPlatform = new HashMap<>();
    figures
        .read(
            snapshot,
            figures.platforms(),
            metric.kinds(),
            windows,
            metric.isMoney() ? view.converter() : Optional.empty())
        .forEach(
            found ->
                byPlatform
                    .computeIfAbsent(found.platform(), _ -> new Figures())
                    .add(found.figures()));
    return byPlatform;
  }

  private List<Group> groups(
      RankingMetric metric, Grouping by, MoneyView view, Map<String, Figures> byPlatform) {
    Map<String, RankingValue> values = new TreeMap<>();
    catalog.platforms().stream()
        .forEach(
            platform ->
                values.merge(
                    by.groupOf(platform),
                    RankingValue.of(
                        metric,
                        platform.id(),
                        byPlatform.getOrDefault(platform.id(), new Figures()),
                        view),
                    RankingValue::plus));
    List<Group> groups = new ArrayList<>();
    values.forEach(
        (id, value) ->
            value.shown(metric).ifPresent(shown -> groups.add(new Group(id, value, shown))));
    groups.sort(ORDER);
    return groups;
  }

  private static List<RankingRow> rows(RankingMetric metric, List<Group> groups) {
    long sum =
        groups.stream().mapToLong(group -> group.value().part()).reduce(0, Figures::saturated);
    List<RankingRow> rows = new ArrayList<>();
    int rank = 0;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      boolean isEqual = i > 0 && groups.get(i - 1).shown().compareTo(group.shown()) == 0;
      rank = isEqual ? rank : i + 1;
      Optional<BigDecimal> share =
          metric.hasShares() ? Rate.of(group.value().part(), sum) : Optional.empty();
      rows.add(new RankingRow(rank, group.id(), group.shown().toPlainString(), share));
    }
    return rows;
  }

  private record Group(String id, RankingValue value, BigDecimal shown) {}
}
