package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.rates.TestRates;
import io.millrace.insights.testing.InMemoryCellStore;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.util.unit.DataSize;

/** A store with random numbers by platform, day, channel and region. */
abstract class RandomDays {
  static final long DAY = 86_400_000;
  static final int DAYS = 70;
  static final long BEGIN = at("2026-08-20T00:00:00Z");
  static final Calendar CALENDAR = new Calendar(ZoneOffset.UTC);
  static final List<String> PLATFORMS = List.of("douyin", "wechat", "taobao", "tmall");
  static final List<String> NAMES = List.of("search", "social", "");
  static final MoneyView OWN = new MoneyView(Model.LINEAR, Optional.empty());

  final InMemoryCellStore store = new InMemoryCellStore();
  final TestProjection projection = new TestProjection(store);
  final FigureReader figures = new FigureReader(Catalog.builtIn(), CALENDAR, new RecentFigures());
  final SplitSettings settings = new SplitSettings(DataSize.ofMegabytes(1));
  final SplitCells splitCells = new SplitCells(projection.latest(), settings);
  final SplitReader splits = new SplitReader(splitCells, figures, settings);
  final GroupReader reader = new GroupReader(figures, splits);
  final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261128);
  final Map<Cell, Map<Measure, Long>> cells = new HashMap<>();

  @BeforeEach
  void fillTheStore() {
    for (int i = 0; i < 1_000; i++) {
      happen(BEGIN + random.nextLong(DAYS) * DAY);
    }
    store.write(
        cells.entrySet().stream()
            .map(cell -> revision(cell.getKey(), 1, cell.getValue()))
            .toList());
  }

  void happen(long day) {
    String platform = any(PLATFORMS);
    String channel = any(NAMES);
    add(day, platform, Metric.EVENTS, 1, "view");
    add(day, platform, Metric.ATTENTION, 40);
    add(day, platform, Metric.OPENS, 2);
    add(day, platform, Metric.VISITORS, 1);
    add(day, platform, Metric.ORDERS, 1);
    for (Dimension by : Dimension.values()) {
      named(day, platform, by, SplitNumber.EVENTS, channel, 1);
      named(day, platform, by, SplitNumber.ATTENTION, channel, 40);
      named(day, platform, by, SplitNumber.OPENS, channel, 2);
      named(day, platform, by, SplitNumber.VISITORS, channel, 1);
      named(day, platform, by, SplitNumber.ORDERS, channel, 1);
    }
    String currency = any(List.of("CNY", "CNY", "USD"));
    long gross = random.nextLong(1, 9_999);
    long refunded = random.nextLong(gross + 1);
    add(day, platform, Metric.GROSS, gross, currency);
    add(day, platform, Metric.TIPS, 7, currency);
    add(day, platform, Metric.REFUNDED, refunded, currency);
    add(day, platform, Metric.SPEND, random.nextLong(100), "feed", currency);
    for (Dimension by : Dimension.values()) {
      named(day, platform, by, SplitNumber.GROSS, channel, gross, currency);
      named(day, platform, by, SplitNumber.TIPS, channel, 7, currency);
      named(day, platform, by, SplitNumber.REFUNDED, channel, refunded, currency);
    }
    for (Model model : Model.values()) {
      credit(day, model, platform, gross + 7 - refunded, refunded, currency);
    }
  }

  void credit(long day, Model model, String platform, long amount, long refunded, String currency) {
    String touch = any(List.of("douyin", "wechat", "taobao", "tmall", ""));
    String surface = touch.isEmpty() ? "" : "feed";
    add(day, platform, Metric.CREDIT_IN, amount, model.id(), touch, surface, currency);
    add(day, platform, Metric.CREDIT_IN_ORDERS, 1_000_000, model.id(), touch, surface);
    add(day, platform, Metric.REFUNDED_IN, refunded, model.id(), touch, surface, currency);
    add(day, platform, Metric.NEW_BUYERS_IN, 250_000, model.id(), touch, surface);
    if (touch.isEmpty()) {
      return;
    }
    if (!touch.equals(platform)) {
      add(day, touch, Metric.CREDIT_OUT, amount, model.id(), surface, platform, currency);
      add(day, touch, Metric.CREDIT_OUT_ORDERS, 1_000_000, model.id(), surface, platform);
      add(day, touch, Metric.REFUNDED_OUT, refunded, model.id(), surface, platform, currency);
      add(day, touch, Metric.NEW_BUYERS_OUT, 250_000, model.id(), surface, platform);
    }
    String name = any(NAMES);
    if (!name.isEmpty()) {
      for (Dimension by : Dimension.values()) {
        add(
            day,
            touch,
            by.metric(SplitNumber.CREDIT),
            amount,
            model.id(),
            name,
            platform,
            currency);
        add(
            day,
            touch,
            by.metric(SplitNumber.CREDIT_ORDERS),
            1_000_000,
            model.id(),
            name,
            platform);
      }
    }
  }

  void named(
      long day,
      String platform,
      Dimension by,
      SplitNumber number,
      String name,
      long value,
      String... more) {
    if (!name.isEmpty()) {
      String[] key = Arrays.copyOf(new String[] {name}, 1 + more.length);
      System.arraycopy(more, 0, key, 1, more.length);
      add(day, platform, by.metric(number), value, key);
    }
  }

  void add(long day, String platform, Metric metric, long value, String... key) {
    metric.grains().stream()
        .filter(grain -> grain.compareTo(Grain.DAY) >= 0)
        .map(grain -> new Cell(metric.kind(), platform, grain, CALENDAR.start(grain, day)))
        .forEach(
            cell ->
                cells
                    .computeIfAbsent(cell, _ -> new HashMap<>())
                    .merge(Measure.of(metric, key), value, Long::sum));
  }

  RangeQuestion asked(TimeRange range, MoneyView view) {
    return asked(range, Optional.empty(), view);
  }

  RangeQuestion asked(TimeRange range, Optional<Compared> compared, MoneyView view) {
    return new RangeQuestion(
        new QuerySnapshot(projection.latest(), projection.pending().progress()),
        range,
        compared,
        view);
  }

  RankingQuestion question(RankingMetric metric, TimeRange range, MoneyView view) {
    return new RankingQuestion(metric, "range", asked(range, view));
  }

  static MoneyView inYuan() {
    return new MoneyView(
        Model.LINEAR,
        Optional.of(TestRates.to("CNY", "2026-01-01,USD,CNY,7.1234", "2026-09-15,USD,CNY,6.9871")));
  }

  TimeRange anyDays() {
    long first = random.nextLong(DAYS - 1);
    long days = 1 + random.nextLong(DAYS - first);
    return new TimeRange(BEGIN + first * DAY, BEGIN + (first + days) * DAY);
  }

  String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
