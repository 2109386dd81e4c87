package io.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.audit.ReceiptClock.Standing;
import io.millrace.audit.Recount.Arrival;
import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The audit of creators, campaigns, items and spend. */
class EntityCellsTest {
  private static final long AT = Instant.parse("2026-11-20T10:00:30Z").toEpochMilli();
  private static final long DAY = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();
  private static final Entity CREATOR = new Entity(Entity.Type.CREATOR, "c|1");
  private static final Cell CELL = Family.of("jd", CREATOR).cell(Grain.DAY, DAY);
  private static final Measure CREDIT =
      Measure.of(Metric.ENTITY_CREDIT, "last_touch", "feed", "jd", "CNY");
  private static final AuditScope ALL =
      new AuditScope(KeepPeriods.of(Optional.empty()), AT, Long.MIN_VALUE);

  @Test
  void aWrongDigitNamesTheCreator() {
    Recount recount = recount(RecountPortion.ALL, 10);
    recount.add(within(order("1", CREATOR.id())));
    Map<Cell, CellState> summaries = summaries(recount);
    Map<Measure, Long> values = new HashMap<>(recount.cells().getOrDefault(CELL, Map.of()));
    values.merge(CREDIT, 1L, Long::sum);
    summaries.put(CELL, new CellState(AT, false, values));
    AuditFindings findings = new AuditFindings(10);
    findings.compare(recount, summaries, ALL);
    assertThat(findings.differences()).containsExactly(new Difference(CELL, CREDIT, 501, 500));
    assertThat(findings.differences().getFirst().text())
        .isEqualTo(
            "entities jd creator c|1 day 2026-11-20T00:00:00Z"
                + "  entity_credit[last_touch, feed, jd, CNY]: is 501, should be 500");
  }

  @Test
  void aCellOfACreatorThatNoEventNamesDiffers() {
    Recount recount = recount(RecountPortion.ALL, 10);
    AuditFindings findings = new AuditFindings(10);
    findings.compare(recount, Map.of(CELL, new CellState(AT, false, Map.of(CREDIT, 5L))), ALL);
    assertThat(findings.differences()).containsExactly(new Difference(CELL, CREDIT, 5, 0));
  }

  @Test
  void anOldDayOfACreatorMayBeGoneAndItsMonthMayNot() {
    Recount recount = recount(RecountPortion.ALL, 10);
    recount.add(within(order("1", CREATOR.id())));
    Map<Cell, CellState> summaries = summaries(recount);
    summaries.remove(CELL);
    Cell month =
        Family.of("jd", CREATOR)
            .cell(Grain.MONTH, Instant.parse("2026-11-01T00:00:00Z").toEpochMilli());
    AuditScope later = scope(AT + Duration.ofDays(401).toMillis());
    assertThat(differing(recount, summaries, later)).isZero();
    assertThat(differing(recount, summaries, scope(AT + Duration.ofDays(399).toMillis())))
        .isEqualTo(1);
    assertThat(summaries.remove(month)).isNotNull();
    assertThat(differing(recount, summaries, later)).isEqualTo(1);
  }

  private static AuditScope scope(long newest) {
    return new AuditScope(KeepPeriods.of(Optional.empty()), newest, Long.MIN_VALUE);
  }

  private static long differing(Recount should, Map<Cell, CellState> is, AuditScope scope) {
    AuditFindings findings = new AuditFindings(10);
    findings.compare(should, is, scope);
    return findings.differing();
  }

  @Test
  void theCreatorsOfOnePlatformAreSharedOutToAllPortions() {
    int parts = 4;
    int creators = 400;
    Map<Cell, Map<Measure, Long>> together = new HashMap<>();
    for (int part = 0; part < parts; part++) {
      Recount some = recount(new RecountPortion(part, parts), 10);
      add(creators, some);
      assertThat(cellsOfEntities(some)).isBetween(2L * creators / parts / 2, 2L * creators / 2);
      together.putAll(some.cells());
    }
    Recount whole = recount(RecountPortion.ALL, 10);
    add(creators, whole);
    assertThat(cellsOfEntities(whole)).isEqualTo(2L * creators);
    assertThat(together).isEqualTo(whole.cells());
  }

  @Test
  void cellsOfTheCreatorsOfACrowdAreInDoubtAndThoseOfOthersAreNot() {
    Recount recount = recount(RecountPortion.ALL, 1);
    recount.add(within(order("1", CREATOR.id())));
    Cell other = Family.of("jd", new Entity(Entity.Type.CREATOR, "c2")).cell(Grain.DAY, DAY);
    assertThat(recount.doubtfulVisitors()).isEqualTo(1);
    assertThat(recount.isDoubtful(CELL)).isTrue();
    assertThat(recount.isDoubtful(other)).isFalse();
    assertThat(recount.isDoubtful(Family.of("jd", CREATOR).cell(Grain.DAY, DAY - 86_400_000)))
        .isFalse();
  }

  @Test
  void spendInDoubtMakesNoTrafficDoubtful() {
    Recount recount = recount(RecountPortion.ALL, 10);
    recount.add(List.of(new Arrival(spend("s", 0), Standing.IN_DOUBT, AT)));
    recount.add(within(order("1", "c2")));
    AuditFindings findings = new AuditFindings(10);
    findings.compare(recount, summaries(recount), ALL);
    assertThat(findings.doubtful())
        .as("the money of five windows and the creator of the spend")
        .isEqualTo(5 + 2);
    assertThat(findings.compared()).isPositive();
  }

  @Test
  void spendIsAccountedForWhereItCountsWhereItIsRepeatedAndWhereItIsDeleted() {
    Event deleted = new Event.Deleted(spend("s2", 1).envelope());
    Balance balance = new Balance();
    balance.accepted(within(List.of(spend("s1", 0), spend("s1", 1), spend("s1", 0))));
    balance.accepted(within(List.of(spend("s2", 0), deleted)));
    balance.accepted(List.of(new Arrival(spend("s3", 0), Standing.BEYOND, AT)));
    assertThat(balance.differences())
        .containsExactly(
            Map.entry("jd", "jd: 6 events were accepted, the summaries account for 1"));
    intake(balance, Metric.REPEATED, 3);
    intake(balance, Metric.DELETED, 1);
    intake(balance, Metric.BEYOND_HORIZON, 1);
    assertThat(balance.differences()).isEmpty();
    intake(balance, Metric.REPEATED, 1);
    assertThat(balance.differences()).isNotEmpty();
  }

  @Test
  void spendInDoubtIsCountedOrBeyondTheHorizon() {
    Balance balance = new Balance();
    balance.accepted(List.of(new Arrival(spend("s", 0), Standing.IN_DOUBT, AT)));
    assertThat(balance.differences()).isEmpty();
    intake(balance, Metric.BEYOND_HORIZON, 1);
    assertThat(balance.differences()).isEmpty();
    intake(balance, Metric.REPEATED, 1);
    assertThat(balance.differences()).isNotEmpty();
  }

  private static void intake(Balance balance, Metric metric, long count) {
    Cell cell = new Cell(metric.kind(), "jd", Grain.DAY, DAY);
    balance.accounted(cell, new CellState(AT, false, Map.of(Measure.of(metric), count)));
  }

  private static void add(int creators, Recount recount) {
    for (int creator = 0; creator < creators; creator++) {
      recount.add(within(order("" + creator, "creator-" + creator)));
    }
  }

  private static long cellsOfEntities(Recount recount) {
    return recount.cells().keySet().stream().filter(cell -> cell.entity().isPresent()).count();
  }

  private static Recount recount(RecountPortion families, int crowd) {
    CalculationSettings calculation =
        new CalculationSettings(
            ZoneOffset.UTC, Duration.ofDays(7), Duration.ofDays(1), Optional.empty(), crowd);
    return new Recount(calculation, families);
  }

  private static List<Arrival> within(List<Event> events) {
    return events.stream().map(event -> new Arrival(event, Standing.WITHIN, AT)).toList();
  }

  private static Map<Cell, CellState> summaries(Recount recount) {
    Map<Cell, CellState> summaries = new HashMap<>();
    recount
        .cells()
        .forEach((cell, values) -> summaries.put(cell, new CellState(AT, false, values)));
    return summaries;
  }

  /** A view that names the creator, and an order of five yuan after it. */
  private static List<Event> order(String id, String creator) {
    Visitor visitor = new Visitor(1, id.hashCode());
    List<Event> events = new ArrayList<>();
    EventEnvelope seen = head(id, EventType.VIEW, visitor, "feed", AT);
    events.add(new Event.Content(seen.withEntities(of(creator)), OptionalLong.of(500)));
    EventEnvelope bought = head(id, EventType.PURCHASE, visitor, "shop", AT + 1);
    events.add(new Event.Purchase(bought, "o" + id, Optional.of(new Money("CNY", 500))));
    return events;
  }

  private static Event spend(String id, int version) {
    Visitor visitor = Visitor.ofSpend(EventKey.of("jd", EventType.SPEND, id));
    EventEnvelope envelope = head(id, EventType.SPEND, visitor, "feed", AT);
    return new Event.Spend(
        envelope.withEntities(of(CREATOR.id())).withVersion(version), new Money("CNY", 100));
  }

  private static Entities of(String creator) {
    return new Entities(Optional.of(creator), Optional.empty(), Optional.empty());
  }

  private static EventEnvelope head(
      String id, EventType type, Visitor visitor, String surface, long at) {
    return new EventEnvelope(
        id,
        EventKey.of("jd", type, id),
        type,
        "jd",
        surface,
        visitor,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
