package io.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.audit.ReceiptClock.Standing;
import io.millrace.audit.Recount.Arrival;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditFindingsTest {
  private static final long AT = Instant.parse("2026-11-20T10:00:30Z").toEpochMilli();
  private static final Cell DAY =
      new Cell(Kind.TRAFFIC, "jd", Grain.DAY, Instant.parse("2026-11-20T00:00:00Z").toEpochMilli());
  private static final Measure VIEWS = Measure.of(Metric.EVENTS, "view");
  private static final AuditScope ALL =
      new AuditScope(KeepPeriods.of(Optional.empty()), AT, Long.MIN_VALUE);

  @Test
  void nothingDiffersFromItself() {
    Recount recount = recount(terms(10), 3);
    AuditFindings findings = new AuditFindings(10);
    findings.compare(recount, summaries(recount), ALL);
    assertThat(findings.differing()).isZero();
    assertThat(findings.compared()).isEqualTo(recount.cells().size()).isPositive();
  }

  @Test
  void aWrongDigitNamesTheCellTheSubKeyAndBothNumbers() {
    Recount recount = recount(terms(10), 3);
    Map<Cell, CellState> summaries = summaries(recount);
    Map<Measure, Long> values = new HashMap<>(recount.cells().getOrDefault(DAY, Map.of()));
    values.put(VIEWS, 7L);
    summaries.put(DAY, new CellState(AT, false, values));
    AuditFindings findings = new AuditFindings(10);
    findings.compare(recount, summaries, ALL);
    assertThat(findings.differing()).isEqualTo(1);
    assertThat(findings.differences()).containsExactly(new Difference(DAY, VIEWS, 7, 3));
    assertThat(findings.differences().getFirst().text())
        .isEqualTo("traffic jd day 2026-11-20T00:00:00Z  events[view]: is 7, should be 3");
  }

  @Test
  void aCellThatIsMissingAndOneTooManyDiffer() {
    Recount recount = recount(terms(10), 3);
    Map<Cell, CellState> summaries = summaries(recount);
    CellState moved = summaries.getOrDefault(DAY, new CellState(AT, false, Map.of()));
    summaries.remove(DAY);
    Cell nowhere = new Cell(Kind.TRAFFIC, "douyin", Grain.DAY, DAY.start());
    summaries.put(nowhere, moved);
    AuditFindings findings = new AuditFindings(1_000);
    findings.compare(recount, summaries, ALL);
    assertThat(findings.differing()).isEqualTo(2);
    assertThat(findings.differences())
        .contains(new Difference(DAY, VIEWS, 0, 3), new Difference(nowhere, VIEWS, 3, 0));
  }

  @Test
  void keepsNoMoreDifferencesThanAreShown() {
    Recount recount = recount(terms(10), 3);
    AuditFindings findings = new AuditFindings(2);
    findings.compare(recount, Map.of(), ALL);
    assertThat(findings.differences()).hasSize(2);
    assertThat(findings.differing()).isEqualTo(recount.cells().size());
  }

  @Test
  void cellsOfACrowdAreInDoubtAndThoseOfOthersAreNot() {
    Recount recount = recount(terms(2), 3);
    AuditFindings findings = new AuditFindings(10);
    findings.compare(recount, Map.of(), ALL);
    assertThat(recount.doubtfulVisitors()).isEqualTo(1);
    assertThat(findings.compared()).isZero();
    assertThat(findings.doubtful()).isEqualTo(recount.cells().size());
  }

  @Test
  void whatWasBeyondTheHorizonDoesNotCount() {
    Recount recount = new Recount(terms(10), RecountPortion.ALL);
    recount.add(
        List.of(
            new Arrival(view(0), Standing.WITHIN, AT), new Arrival(view(1), Standing.BEYOND, AT)));
    assertThat(recount.cells().get(DAY)).containsEntry(VIEWS, 1L);
    assertThat(recount.doubtfulVisitors()).isZero();
    assertThat(recount.isDoubtful(DAY)).isFalse();
  }

  @Test
  void cellsThatAreTooOldOrOfGoneEventsAreLeftOutAndCounted() {
    Recount recount = recount(terms(10), 3);
    long later = AT + Duration.ofDays(3).toMillis();
    AuditFindings findings = new AuditFindings(10);
    findings.compare(
        recount,
        Map.of(),
        new AuditScope(KeepPeriods.of(Optional.of(Duration.ofDays(1))), later, later));
    assertThat(findings.expired())
        .isEqualTo(
            recount.cells().keySet().stream().filter(cell -> cell.grain() == Grain.MINUTE).count())
        .isPositive();
    assertThat(findings.incomplete()).isEqualTo(recount.cells().size() - findings.expired());
    assertThat(findings.differing()).isZero();
  }

  @Test
  void newBuyersOfWhomOlderPurchasesMayBeGoneMayBeFewerButNotMore() {
    Measure fresh = Measure.of(Metric.NEW_BUYERS);
    Cell money = new Cell(Kind.MONEY, "jd", Grain.DAY, DAY.start());
    Recount recount = new Recount(terms(10), RecountPortion.ALL);
    recount.add(List.of(new Arrival(purchase(), Standing.WITHIN, AT)));
    assertThat(recount.cells().get(money)).containsEntry(fresh, 1L);
    Map<Cell, CellState> returned = summariesWithoutNewBuyers(recount);

    AuditFindings partly = new AuditFindings(10);
    partly.compare(recount, returned, new AuditScope(ALL.keep(), AT, DAY.start()));
    assertThat(partly.differences()).isEmpty();
    assertThat(partly.undecided())
        .as("in the compared windows, which begin with the day")
        .isEqualTo(3L * (1 + Model.values().length));

    AuditFindings all = new AuditFindings(100);
    all.compare(recount, returned, ALL);
    assertThat(all.undecided()).isZero();
    assertThat(all.differences()).contains(new Difference(money, fresh, 0, 1));

    for (long wrong : new long[] {2, -1}) {
      Map<Measure, Long> values = new HashMap<>(recount.cells().getOrDefault(money, Map.of()));
      values.put(fresh, wrong);
      returned.put(money, new CellState(AT, false, values));
      AuditFindings found = new AuditFindings(10);
      found.compare(recount, returned, new AuditScope(ALL.keep(), AT, DAY.start()));
      assertThat(found.differences()).containsExactly(new Difference(money, fresh, wrong, 1));
    }
  }

  /** Of a visitor who bought long before. */
  private static Map<Cell, CellState> summariesWithoutNewBuyers(Recount recount) {
    Map<Cell, CellState> summaries = new HashMap<>();
    recount
        .cells()
        .forEach(
            (cell, values) -> {
              Map<Measure, Long> left = new HashMap<>(values);
              left.keySet().removeIf(of -> of.metric().name().contains("NEW_BUYERS"));
              summaries.put(cell, new CellState(AT, false, left));
            });
    return summaries;
  }

  @Test
  void portionsOfFamiliesAndOfVisitorsMakeTheWhole() {
    int parts = 3;
    Map<Cell, Map<Measure, Long>> together = new HashMap<>();
    for (int part = 0; part < parts; part++) {
      Recount some = new Recount(terms(10), new RecountPortion(part, parts));
      some.add(arrivals(3));
      together.putAll(some.cells());
      Visitor visitor = new Visitor(3, 4);
      assertThat(
              IntStream.range(0, parts)
                  .filter(slice -> new RecountPortion(slice, parts).holds(visitor))
                  .count())
          .isEqualTo(1);
    }
    assertThat(together).isEqualTo(recount(terms(10), 3).cells());
  }

  @Test
  void anEventThatBecameNothingIsMissed() {
    Balance balance = new Balance();
    balance.accepted(arrivals(5));
    Cell intake = new Cell(Kind.INTAKE, "jd", Grain.DAY, DAY.start());
    balance.accounted(DAY, new CellState(AT, false, Map.of(VIEWS, 3L)));
    balance.accounted(intake, new CellState(AT, false, Map.of(Measure.of(Metric.REPEATED), 1L)));
    assertThat(balance.differences())
        .containsExactly(
            Map.entry("jd", "jd: 5 events were accepted, the summaries account for 4"));
    balance.accounted(intake, new CellState(AT, false, Map.of(Measure.of(Metric.OVER_CAP), 1L)));
    assertThat(balance.differences()).isEmpty();
  }

  private static Recount recount(CalculationSettings calculation, int views) {
    Recount recount = new Recount(calculation, RecountPortion.ALL);
    recount.add(arrivals(views));
    return recount;
  }

  private static List<Arrival> arrivals(int views) {
    return IntStream.range(0, views)
        .mapToObj(number -> new Arrival(view(number), Standing.WITHIN, AT))
        .toList();
  }

  private static Map<Cell, CellState> summaries(Recount recount) {
    Map<Cell, CellState> summaries = new HashMap<>();
    recount
        .cells()
        .forEach((cell, values) -> summaries.put(cell, new CellState(AT, false, values)));
    return summaries;
  }

  private static Event view(int number) {
    return new Event.Content(
        head("e-" + number, EventType.VIEW, "feed", AT + number), OptionalLong.of(500));
  }

  private static Event purchase() {
    return new Event.Purchase(
        head("p", EventType.PURCHASE, "shop", AT), "o", Optional.of(new Money("CNY", 500)));
  }

  private static EventEnvelope head(String id, EventType type, String surface, long at) {
    return new EventEnvelope(
        id,
        EventKey.of("jd", type, id),
        type,
        "jd",
        surface,
        new Visitor(1, 2),
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CalculationSettings terms(int crowd) {
    return new CalculationSettings(
        ZoneOffset.UTC, Duration.ofDays(7), Duration.ofDays(1), Optional.empty(), crowd);
  }
}
