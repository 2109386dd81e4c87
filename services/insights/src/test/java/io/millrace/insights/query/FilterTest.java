package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Grain;
import io.millrace.insights.query.FilteredPlatformsAnswer.FilteredPlatform;
import io.millrace.insights.query.FilteredSummaryAnswer.FilteredRow;
import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.query.RankingsAnswer.RankingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters random numbers, and checks that a filter selects what the split answers. */
class FilterTest extends RandomDays {
  private static final List<Optional<String>> VALUES =
      List.of(Optional.of("search"), Optional.of("social"), Optional.empty());
  private static final Optional<String> NOBODY = Optional.of("iot");
  private static final TimeRange AUTUMN =
      new TimeRange(at("2026-09-01T00:00:00Z"), at("2026-10-01T00:00:00Z"));

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void theTotalsOfASummaryAreTheGroupOfTheSplitForAnyRange(Dimension by) {
    for (MoneyView view : List.of(OWN, inYuan())) {
      for (int i = 0; i < 4; i++) {
        TimeRange range = anyDays();
        String platform = any(PLATFORMS);
        for (NamedGroup group : groups(platform, by, range, Optional.empty(), view)) {
          FilteredSummaryAnswer answer =
              summary(platform, new Filter(by, group.value()), range, Grain.DAY, view);
          assertThat(answer.totals()).isEqualTo(group);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void theRowsOfASummaryAddUpToItsTotals(Dimension by) {
    for (MoneyView view : List.of(OWN, inYuan())) {
      for (Optional<String> value : VALUES) {
        String platform = any(PLATFORMS);
        TimeRange range = anyDays();
        FilteredSummaryAnswer days =
            summary(platform, new Filter(by, value), range, Grain.DAY, view);
        assertThat(sums(days.rows().stream().map(FilteredRow::numbers)))
            .isEqualTo(sums(Stream.of(days.totals())));
        FilteredSummaryAnswer month =
            summary(platform, new Filter(by, value), AUTUMN, Grain.MONTH, view);
        assertThat(month.rows()).hasSize(1);
        assertThat(month.rows().getFirst().numbers()).isEqualTo(month.totals());
      }
    }
  }

  @Test
  void eachDayOfASummaryIsTheGroupOfThatDayWithItsVisitors() {
    FilteredSummaryAnswer days =
        summary("douyin", new Filter(Dimension.CHANNEL, VALUES.getFirst()), AUTUMN, Grain.DAY, OWN);
    assertThat(days.rows()).hasSizeGreaterThan(10);
    for (FilteredRow row : days.rows()) {
      long start = row.start().toEpochMilli();
      assertThat(
              groups(
                  "douyin",
                  Dimension.CHANNEL,
                  new TimeRange(start, start + DAY),
                  Optional.empty(),
                  OWN))
          .contains(row.numbers());
    }
  }

  @ParameterizedTest
  @EnumSource(Comparing.class)
  void changesAreThoseOfTheGroup(Comparing with) {
    TimeRange range = new TimeRange(AUTUMN.from() + 10 * DAY, AUTUMN.to());
    Compared compared = new Compared(with, with.of(CALENDAR, range, Grain.DAY));
    for (NamedGroup group :
        groups("douyin", Dimension.REGION, range, Optional.of(compared), inYuan())) {
      Filter filter = new Filter(Dimension.REGION, group.value());
      assertThat(
              new FilteredSummaryQuery(figures, reader)
                  .answer(
                      asked(range, Optional.of(compared), inYuan()),
                      "douyin",
                      filter,
                      Grain.DAY,
                      PageRequest.none())
                  .comparison()
                  .orElseThrow()
                  .changes())
          .isEqualTo(group.changes().orElseThrow());
      assertThat(platform("douyin", filter, range, Optional.of(compared)).changes())
          .isEqualTo(group.changes());
    }
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void eachPlatformHasTheGroupOfItsSummary(Dimension by) {
    TimeRange range = anyDays();
    for (String platform : PLATFORMS) {
      for (NamedGroup group : groups(platform, by, range, Optional.empty(), inYuan())) {
        assertThat(
                platform(platform, new Filter(by, group.value()), range, Optional.empty()).range())
            .contains(group);
      }
    }
    assertThat(
            platform("kuaishou", new Filter(by, VALUES.getFirst()), range, Optional.empty())
                .range())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = LoopSplit.class,
      names = {"CHANNEL", "REGION"})
  void theMatrixOfOneNameIsThatPartOfTheSplitMatrix(LoopSplit split) {
    Dimension by = split.dimension().orElseThrow();
    for (MoneyView view : List.of(OWN, inYuan())) {
      TimeRange range = anyDays();
      List<LoopCell> parts = new ArrayList<>();
      for (Optional<String> value : VALUES) {
        parts.addAll(loops(LoopSplit.PLATFORM, Optional.of(new Filter(by, value)), range, view));
      }
      assertThat(parts)
          .containsExactlyInAnyOrderElementsOf(loops(split, Optional.empty(), range, view));
    }
  }

  @Test
  void theOwnersOfAFilteredMatrixHaveTheOrdersOfItsPlatforms() {
    Optional<Filter> filter = Optional.of(new Filter(Dimension.CHANNEL, VALUES.getFirst()));
    TimeRange range = anyDays();
    assertThat(orders(loops(LoopSplit.OWNER, filter, range, OWN)))
        .isPositive()
        .isEqualTo(orders(loops(LoopSplit.PLATFORM, filter, range, OWN)));
  }

  @ParameterizedTest
  @EnumSource(
      value = RankingMetric.class,
      names = {"OPENS", "ATTENTION", "EVENTS", "ORDERS", "NET", "CREDIT", "CREDIT_ORDERS"})
  void theRankingsOfAllValuesTogetherAreTheRanking(RankingMetric metric) {
    for (Grouping by : Grouping.values()) {
      TimeRange range = anyDays();
      Map<String, Long> sums = new TreeMap<>();
      for (Optional<String> value : VALUES) {
        ranking(metric, by, new Filter(Dimension.CHANNEL, value), range)
            .rows()
            .forEach(row -> sums.merge(row.id(), Long.parseLong(row.value()), Long::sum));
      }
      Map<String, Long> whole = new TreeMap<>();
      new RankingsQuery(Catalog.builtIn(), figures)
          .answer(question(metric, range, inYuan()), by)
          .rows()
          .forEach(row -> whole.put(row.id(), Long.parseLong(row.value())));
      assertThat(sums).isEqualTo(whole);
    }
  }

  @Test
  void aRankingOfVisitorsHasTheVisitorsOfThePlatform() {
    RankingsAnswer ranking =
        ranking(
            RankingMetric.VISITORS,
            Grouping.PLATFORM,
            new Filter(Dimension.CHANNEL, VALUES.getFirst()),
            AUTUMN);
    RankingRow first = ranking.rows().getFirst();
    assertThat(first.value())
        .isEqualTo(
            Long.toString(
                groups(first.id(), Dimension.CHANNEL, AUTUMN, Optional.empty(), OWN).stream()
                    .filter(group -> group.value().equals(VALUES.getFirst()))
                    .findFirst()
                    .orElseThrow()
                    .visitors()
                    .orElseThrow()));
  }

  @Test
  void aValueThatNobodyNamedHasNoNumbers() {
    Filter filter = new Filter(Dimension.CHANNEL, NOBODY);
    assertThat(summary("douyin", filter, AUTUMN, Grain.DAY, OWN).rows()).isEmpty();
    assertThat(loops(LoopSplit.PLATFORM, Optional.of(filter), AUTUMN, OWN)).isEmpty();
    assertThat(platform("douyin", filter, AUTUMN, Optional.empty()).range()).isEmpty();
  }

  private List<NamedGroup> groups(
      String platform, Dimension by, TimeRange range, Optional<Compared> compared, MoneyView view) {
    return new GroupsQuery(figures, reader)
        .answer(asked(range, compared, view), platform, by, PageRequest.none())
        .groups();
  }

  private FilteredSummaryAnswer summary(
      String platform, Filter filter, TimeRange range, Grain grain, MoneyView view) {
    return new FilteredSummaryQuery(figures, reader)
        .answer(asked(range, view), platform, filter, grain, PageRequest.none());
  }

  private FilteredPlatform platform(
      String id, Filter filter, TimeRange range, Optional<Compared> compared) {
    return new FilteredPlatformsQuery(Catalog.builtIn(), figures, reader)
        .answer(asked(range, compared, inYuan()), filter).platforms().stream()
            .filter(platform -> platform.id().equals(id))
            .findFirst()
            .orElseThrow();
  }

  private List<LoopCell> loops(
      LoopSplit by, Optional<Filter> filter, TimeRange range, MoneyView view) {
    return new LoopsQuery(Catalog.builtIn(), figures, splits)
        .answer(asked(range, view), by, filter, PageRequest.none())
        .cells();
  }

  private RankingsAnswer ranking(
      RankingMetric metric, Grouping by, Filter filter, TimeRange range) {
    return new FilteredRankingsQuery(Catalog.builtIn(), figures, reader)
        .answer(question(metric, range, inYuan()), by, filter);
  }

  private static long orders(List<LoopCell> cells) {
    return cells.stream().mapToLong(LoopCell::microOrders).sum();
  }

  private static Map<String, Long> sums(Stream<NamedGroup> groups) {
    Map<String, Long> sums = new TreeMap<>();
    groups.forEach(
        group -> {
          sums.merge("events", group.events(), Long::sum);
          sums.merge("attention", group.attentionMs(), Long::sum);
          sums.merge("opens", group.opens(), Long::sum);
          sums.merge("orders", group.orders(), Long::sum);
          sums.merge("credited", group.microOrders(), Long::sum);
          group
              .money()
              .forEach(
                  line ->
                      sums.merge("net " + line.currency(), Long.parseLong(line.net()), Long::sum));
          group
              .credit()
              .forEach(
                  line ->
                      sums.merge(
                          "credit " + line.currency(), Long.parseLong(line.amount()), Long::sum));
        });
    sums.values().removeIf(value -> value == 0);
    return sums;
  }
}
