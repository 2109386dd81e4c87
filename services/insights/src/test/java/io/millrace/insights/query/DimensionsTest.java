package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.row.RowNumbers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Splits random numbers, and checks that the parts add up to the answers that split nothing. */
class DimensionsTest extends RandomDays {
  private final SurfaceReader surfaces = new SurfaceReader(figures);

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void allGroupsTogetherAreTheTotalsOfTheSummaryForAnyRange(Dimension by) {
    for (MoneyView view : List.of(OWN, inYuan())) {
      for (int i = 0; i < 8; i++) {
        TimeRange range = anyDays();
        String platform = any(PLATFORMS);
        List<NamedGroup> groups = groups(platform, by, range, view);
        RowNumbers totals = totals(platform, range, view);
        assertThat(groups.getLast().value()).isEmpty();
        assertThat(sum(groups, NamedGroup::events)).isEqualTo(totals.traffic().events());
        assertThat(sum(groups, NamedGroup::attentionMs)).isEqualTo(totals.traffic().attentionMs());
        assertThat(sum(groups, NamedGroup::opens)).isEqualTo(totals.traffic().opens());
        assertThat(sum(groups, NamedGroup::orders)).isEqualTo(totals.orders().count());
        assertThat(sum(groups, NamedGroup::microOrders))
            .isEqualTo(
                totals.loops().creditOrders().closed()
                    + totals.loops().creditOrders().externalOut());
        assertThat(nets(groups))
            .isEqualTo(
                nonZero(
                    totals.money().stream()
                        .map(line -> new Amount(line.currency(), line.net()))
                        .toList()));
        assertThat(nonZero(groups.stream().flatMap(group -> group.credit().stream()).toList()))
            .isEqualTo(
                nonZero(
                    totals.loops().credit().stream()
                        .map(
                            line ->
                                new Amount(
                                    line.currency(),
                                    Long.toString(
                                        Long.parseLong(line.closed())
                                            + Long.parseLong(line.externalOut()))))
                        .toList()));
      }
    }
  }

  @Test
  void visitorsAddUpInADayAndInAMonthAndAreUnknownOtherwise() {
    TimeRange month = new TimeRange(at("2026-09-01T00:00:00Z"), at("2026-10-01T00:00:00Z"));
    List<NamedGroup> groups = groups("douyin", Dimension.CHANNEL, month, OWN);
    assertThat(groups).hasSize(3);
    assertThat(sum(groups, group -> group.visitors().orElseThrow()))
        .isEqualTo(
            cells
                .getOrDefault(
                    new Cell(Metric.VISITORS.kind(), "douyin", Grain.MONTH, month.from()), Map.of())
                .get(Measure.of(Metric.VISITORS)));
    TimeRange days = new TimeRange(month.from(), month.to() - DAY);
    assertThat(groups("douyin", Dimension.CHANNEL, days, OWN))
        .allMatch(group -> group.visitors().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      value = LoopSplit.class,
      names = {"SURFACE", "CHANNEL", "REGION"})
  void theCellsOfAPairTogetherAreTheCellOfThePairForAnyRange(LoopSplit by) {
    for (MoneyView view : List.of(OWN, inYuan())) {
      for (int i = 0; i < 6; i++) {
        TimeRange range = anyDays();
        assertThat(byPair(loops(by, range, view), Function.identity()))
            .isEqualTo(byPair(loops(LoopSplit.PLATFORM, range, view), Function.identity()));
      }
    }
  }

  @Test
  void namesTheChannelAndTheUnnamedRestOfAPair() {
    assertThat(
            loops(LoopSplit.CHANNEL, new TimeRange(BEGIN, BEGIN + DAYS * DAY), OWN).stream()
                .filter(cell -> cell.from().equals(Optional.of("douyin")))
                .filter(cell -> cell.to().equals("wechat"))
                .map(cell -> cell.channel().orElseThrow().orElse("unnamed")))
        .containsExactly("search", "social", "unnamed");
  }

  @Test
  void ownersTogetherHaveThePairsOfTheirPlatforms() {
    Map<String, String> owners =
        Map.of("taobao", "alibaba", "tmall", "alibaba", "douyin", "bytedance", "wechat", "tencent");
    TimeRange range = anyDays();
    assertThat(byPair(loops(LoopSplit.OWNER, range, OWN), Function.identity()))
        .isEqualTo(
            byPair(
                loops(LoopSplit.PLATFORM, range, OWN),
                platform -> owners.getOrDefault(platform, platform)));
  }

  @Test
  void ranksTheNamesAndKeepsTheRest() {
    TimeRange range = anyDays();
    MoneyView view = inYuan();
    RankingsAnswer ranking =
        new GroupRankingsQuery(figures, reader)
            .answer(
                question(RankingMetric.CREDIT, range, view),
                Dimension.CHANNEL,
                figures.platforms());
    assertThat(ranking.rows()).extracting(row -> row.rank()).containsExactly(1, 2);
    long rows = ranking.rows().stream().mapToLong(row -> Long.parseLong(row.value())).sum();
    long total = Long.parseLong(ranking.total().orElseThrow());
    assertThat(rows + Long.parseLong(ranking.unnamed().orElseThrow())).isEqualTo(total);
    RankingsAnswer platforms = ranking(RankingMetric.CREDIT, range, view);
    assertThat(platforms.rows().stream().mapToLong(row -> Long.parseLong(row.value())).sum())
        .isEqualTo(total);
    assertThat(platforms.total()).isEmpty();
  }

  @Test
  void theSurfacesOfAllPlatformsSpendAndEarnWhatTheirPlatformsDo() {
    TimeRange range = anyDays();
    MoneyView view = inYuan();
    AllSurfacesAnswer answer =
        new AllSurfacesQuery(figures, surfaces)
            .answer(asked(range, view), SurfaceOrder.ROAS, PageRequest.none());
    assertThat(answer.surfaces()).hasSize(PLATFORMS.size());
    assertThat(answer.surfaces())
        .extracting(one -> one.numbers().credit().getFirst().roas().orElseThrow())
        .isSortedAccordingTo(Comparator.reverseOrder());
    answer
        .surfaces()
        .forEach(
            one -> {
              RowNumbers totals = totals(one.platform(), range, view);
              assertThat(one.numbers().credit().getFirst().spend())
                  .isEqualTo(totals.money().getFirst().spend());
              assertThat(one.numbers().credit().getFirst().roas())
                  .isEqualTo(totals.loops().credit().getFirst().roas());
              assertThat(one.numbers().credit().getFirst().costPerOrder())
                  .isEqualTo(totals.loops().credit().getFirst().costPerOrder());
            });
    Map<String, String> roas = new TreeMap<>();
    answer
        .surfaces()
        .forEach(
            one ->
                roas.put(
                    one.platform(),
                    one.numbers().credit().getFirst().roas().orElseThrow().toPlainString()));
    assertThat(ranking(RankingMetric.ROAS, range, view).rows())
        .allMatch(row -> row.value().equals(roas.get(row.id())) && row.share().isEmpty());
  }

  @Test
  void theMatrixTheSurfacesAndTheRankingSayOfTheSameRefundsWhomTheyTookFrom() {
    for (MoneyView view : List.of(OWN, inYuan())) {
      TimeRange range = anyDays();
      Map<String, Long> byMoney = new TreeMap<>();
      for (String platform : PLATFORMS) {
        totals(platform, range, view)
            .money()
            .forEach(
                line -> byMoney.merge(line.currency(), Long.parseLong(line.refunded()), Long::sum));
      }
      for (LoopSplit by : List.of(LoopSplit.PLATFORM, LoopSplit.SURFACE, LoopSplit.OWNER)) {
        assertThat(refunded(loops(by, range, view))).isEqualTo(byMoney);
      }
      List<LoopCell> touched =
          loops(LoopSplit.PLATFORM, range, view).stream()
              .filter(cell -> cell.from().isPresent())
              .toList();
      Map<String, Long> bySurface = new TreeMap<>();
      long[] newBuyers = {0};
      new AllSurfacesQuery(figures, surfaces)
          .answer(asked(range, view), SurfaceOrder.NAME, PageRequest.none())
          .surfaces()
          .forEach(
              one -> {
                newBuyers[0] += one.numbers().microNewBuyers();
                one.numbers()
                    .credit()
                    .forEach(
                        line ->
                            bySurface.merge(
                                line.currency(), Long.parseLong(line.refunded()), Long::sum));
              });
      assertThat(bySurface).isEqualTo(refunded(touched));
      assertThat(newBuyers[0] * 4)
          .isEqualTo(touched.stream().mapToLong(LoopCell::microOrders).sum());
    }
    TimeRange range = anyDays();
    MoneyView view = inYuan();
    RankingsAnswer ranking = ranking(RankingMetric.REFUNDED, range, view);
    assertThat(ranking.rows()).hasSize(PLATFORMS.size());
    ranking
        .rows()
        .forEach(
            row ->
                assertThat(
                        refunded(
                            loops(LoopSplit.PLATFORM, range, view).stream()
                                .filter(cell -> cell.from().equals(Optional.of(row.id())))
                                .toList()))
                    .containsExactly(Map.entry("CNY", Long.parseLong(row.value()))));
  }

  @ParameterizedTest
  @EnumSource(
      value = LoopSplit.class,
      names = {"CHANNEL", "REGION"})
  void channelsAndRegionsOfAPairHaveNoRefundsBecauseNobodyCountsThem(LoopSplit by) {
    assertThat(loops(by, anyDays(), OWN))
        .flatExtracting(LoopCell::amounts)
        .allMatch(amount -> amount.refunded().isEmpty() && amount.refundRate().isEmpty());
  }

  private static Map<String, Long> refunded(List<LoopCell> cells) {
    Map<String, Long> sums = new TreeMap<>();
    cells.forEach(
        cell ->
            cell.amounts()
                .forEach(
                    amount ->
                        sums.merge(
                            amount.currency(),
                            Long.parseLong(amount.refunded().orElseThrow()),
                            Long::sum)));
    return sums;
  }

  private RankingsAnswer ranking(RankingMetric metric, TimeRange range, MoneyView view) {
    return new RankingsQuery(Catalog.builtIn(), figures)
        .answer(question(metric, range, view), Grouping.PLATFORM);
  }

  private List<NamedGroup> groups(String platform, Dimension by, TimeRange range, MoneyView view) {
    return new GroupsQuery(figures, reader)
        .answer(asked(range, view), platform, by, PageRequest.none())
        .groups();
  }

  private RowNumbers totals(String platform, TimeRange range, MoneyView view) {
    return new SummaryQuery(figures, CALENDAR)
        .answer(asked(range, view), platform, Grain.DAY, PageRequest.none())
        .totals();
  }

  private List<LoopCell> loops(LoopSplit by, TimeRange range, MoneyView view) {
    return new LoopsQuery(Catalog.builtIn(), figures, splits)
        .answer(asked(range, view), by, Optional.empty(), PageRequest.none())
        .cells();
  }

  private static Map<String, Map<String, Long>> byPair(
      List<LoopCell> cells, Function<String, String> end) {
    Map<String, Map<String, Long>> pairs = new TreeMap<>();
    cells.forEach(
        cell -> {
          Map<String, Long> pair =
              pairs.computeIfAbsent(
                  cell.from().map(end).orElse("") + ">" + end.apply(cell.to()),
                  _ -> new TreeMap<>());
          pair.merge("orders", cell.microOrders(), Long::sum);
          cell.amounts()
              .forEach(
                  amount ->
                      pair.merge(amount.currency(), Long.parseLong(amount.amount()), Long::sum));
        });
    return pairs;
  }

  private static Map<String, Long> nets(List<NamedGroup> groups) {
    return nonZero(
        groups.stream()
            .flatMap(group -> group.money().stream())
            .map(line -> new Amount(line.currency(), line.net()))
            .toList());
  }

  private static Map<String, Long> nonZero(List<Amount> amounts) {
    Map<String, Long> sums = new TreeMap<>();
    amounts.forEach(
        amount -> sums.merge(amount.currency(), Long.parseLong(amount.amount()), Long::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static long sum(List<NamedGroup> groups, ToLongFunction<NamedGroup> of) {
    return groups.stream().mapToLong(of).sum();
  }
}
