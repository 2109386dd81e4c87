package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.paged;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.testing.InMemoryCellStore;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LoopsQueryTest {
  private static final long MINUTE = 60_000;
  private static final int DAYS = 70;
  private static final Calendar CALENDAR = new Calendar(ZoneId.of("Asia/Kolkata"));
  private static final SplitSettings SPLITS = new SplitSettings(DataSize.ofMegabytes(1));
  private static final long BEGIN = at("2026-08-20T00:00:00Z");

  private final InMemoryCellStore store = new InMemoryCellStore();
  private final TestProjection projection = new TestProjection(store);
  private final FigureReader figures =
      new FigureReader(Catalog.builtIn(), CALENDAR, new RecentFigures());
  private final LoopsQuery query =
      new LoopsQuery(
          Catalog.builtIn(),
          figures,
          new SplitReader(new SplitCells(projection.latest(), SPLITS), figures, SPLITS));
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
  private final Map<Long, Long> amountByMinute = new HashMap<>();

  @BeforeEach
  void fillTheStore() {
    Map<Cell, Long> cells = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      long minute = BEGIN + random.nextLong(DAYS * 1_440L) * MINUTE;
      long amount = random.nextLong(1, 1_000);
      amountByMinute.merge(minute, amount, Long::sum);
      Stream.of(Grain.values())
          .map(grain -> new Cell(Kind.CREDIT, "jd", grain, CALENDAR.start(grain, minute)))
          .forEach(cell -> cells.merge(cell, amount, Long::sum));
    }
    store.write(
        cells.entrySet().stream()
            .map(cell -> revision(cell.getKey(), 1, credit("douyin", cell.getValue())))
            .toList());
  }

  @Test
  void equalsTheSumOfItsMinutesForAnyRange() {
    for (int i = 0; i < 100; i++) {
      TimeRange range = anyRange();
      assertThat(amount(answer(range))).isEqualTo(expected(range));
    }
  }

  @Test
  void comparesEachWayWithTheRangeBeforeForAnyRange() {
    for (int i = 0; i < 100; i++) {
      TimeRange range = anyRange();
      TimeRange before = Comparing.PREVIOUS.of(CALENDAR, range, Grain.MINUTE);
      Compared compared = new Compared(Comparing.PREVIOUS, before);
      long now = expected(range);
      long then = expected(before);
      List<Change> changes =
          answer(range, Optional.of(compared)).cells().stream()
              .flatMap(cell -> cell.changes().orElseThrow().stream())
              .toList();
      if (now == 0 && then == 0) {
        assertThat(changes).isEmpty();
      } else {
        Change change = changes.getFirst();
        assertThat(changes).hasSize(1);
        assertThat(change.now()).contains(Long.toString(now));
        assertThat(change.then()).contains(Long.toString(then));
        assertThat(change.difference()).contains(Long.toString(now - then));
        assertThat(change.change().isPresent()).isEqualTo(then > 0);
      }
    }
  }

  @Test
  void putsMoneyWithoutATouchLast() {
    Cell cell = new Cell(Kind.CREDIT, "taobao", Grain.MINUTE, at("2020-01-01T00:00:00Z"));
    Map<Measure, Long> values = new HashMap<>(credit("", 5));
    values.putAll(credit("wechat", 7));
    values.put(Measure.of(Metric.CREDIT_IN_ORDERS, "last_touch", "wechat", "shop"), 1_000_000L);
    store.write(List.of(revision(cell, 1, values)));
    TimeRange range = new TimeRange(cell.start(), cell.start() + MINUTE);
    assertThat(answer(range).cells())
        .containsExactly(
            new LoopCell(
                Optional.of("wechat"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "taobao",
                1_000_000,
                List.of(Amount.of("CNY", 7, 0)),
                Optional.empty()),
            new LoopCell(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "taobao",
                0,
                List.of(Amount.of("CNY", 5, 0)),
                Optional.empty()));
  }

  @Test
  void addsTheStoredAndTheNewestPagesOfACell() {
    Cell cell = new Cell(Kind.CREDIT, "taobao", Grain.MINUTE, at("2020-01-01T00:00:00Z"));
    store.write(
        List.of(
            paged(cell, 1, 3, credit("wechat", 7)),
            revision(cell.page(1), 1, credit("weibo", 11)),
            revision(cell.page(2), 1, credit("weibo", 1))));
    TimeRange range = new TimeRange(cell.start(), cell.start() + MINUTE);
    String tag = tag(range);
    projection.read(
        List.of(revision(cell.page(2), 2, credit("weibo", 2))), projection.pending().progress());
    assertThat(answer(range).cells())
        .extracting(LoopCell::amounts)
        .containsExactlyInAnyOrder(
            List.of(Amount.of("CNY", 7, 0)), List.of(Amount.of("CNY", 13, 0)));
    assertThat(tag(range)).as("a page changed").isNotEqualTo(tag);
  }

  @Test
  void findsTheFurtherPagesOfACellWhoseFirstOneHasNothingLeft() {
    Cell cell = new Cell(Kind.CREDIT, "taobao", Grain.MINUTE, at("2020-01-01T00:00:00Z"));
    store.write(
        List.of(paged(cell, 2, 2, Map.of()), revision(cell.page(1), 1, credit("weibo", 11))));
    TimeRange range = new TimeRange(cell.start(), cell.start() + MINUTE);
    assertThat(answer(range).cells())
        .extracting(LoopCell::amounts)
        .containsExactly(List.of(Amount.of("CNY", 11, 0)));
  }

  private String tag(TimeRange range) {
    RangeQuestion asked = asked(range, Optional.empty());
    query.answer(asked, LoopSplit.PLATFORM, Optional.empty(), PageRequest.none());
    return asked.snapshot().tag();
  }

  private LoopsAnswer answer(TimeRange range) {
    return answer(range, Optional.empty());
  }

  private LoopsAnswer answer(TimeRange range, Optional<Compared> compared) {
    return query.answer(
        asked(range, compared), LoopSplit.PLATFORM, Optional.empty(), PageRequest.none());
  }

  private RangeQuestion asked(TimeRange range, Optional<Compared> compared) {
    return new RangeQuestion(
        new QuerySnapshot(projection.latest(), projection.pending().progress()),
        range,
        compared,
        new MoneyView(Model.LAST_TOUCH, Optional.empty()));
  }

  private TimeRange anyRange() {
    long from = BEGIN + random.nextLong(DAYS * 1_440L - 1) * MINUTE;
    long minutes = 1 + random.nextLong((BEGIN - from) / MINUTE + DAYS * 1_440L);
    return new TimeRange(from, from + minutes * MINUTE);
  }

  private long expected(TimeRange range) {
    return amountByMinute.entrySet().stream()
        .filter(minute -> minute.getKey() >= range.from() && minute.getKey() < range.to())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long amount(LoopsAnswer answer) {
    return answer.cells().stream()
        .flatMap(cell -> cell.amounts().stream())
        .mapToLong(amount -> Long.parseLong(amount.amount()))
        .sum();
  }

  private static Map<Measure, Long> credit(String touchPlatform, long amount) {
    String surface = touchPlatform.isEmpty() ? "" : "feed";
    return Map.of(
        Measure.of(Metric.CREDIT_IN, "last_touch", touchPlatform, surface, "CNY"), amount);
  }
}
