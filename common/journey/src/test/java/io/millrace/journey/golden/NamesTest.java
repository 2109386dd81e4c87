package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.ANNA;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.head;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Touches carry creators, campaigns, items, channels and regions, and these earn their credit. */
class NamesTest extends GoldenTest {

  NamesTest(Calculation calculation) {
    super(calculation);
  }

  /**
   * Three touches share 90 under the linear model, 30 each. A refund of 10 leaves 80: 26, 27 and
   * 27. Equal remainders go to the later ones, so the first touch loses 4 and the others 3 each.
   */
  @Test
  void eachPartOfATouchIsThatOfItsLastEventWithOne() {
    Totals totals =
        totals(
            seen("v0", "feed", NOON - WEEK - 1, names("old", "old", "old"), "iot", "us"),
            seen("v1", "feed", NOON - 9 * HOUR, names("ann", "", "i1"), "search", ""),
            seen("v2", "feed", NOON - 9 * HOUR + MINUTE, names("", "sale", ""), "", ""),
            seen("v3", "live", NOON - 6 * HOUR, names("ann", "", "i1"), "social", "cn-zj"),
            seen("v4", "live", NOON - 6 * HOUR + MINUTE, names("ben", "", ""), "", "cn-bj"),
            seen("v5", "feed", NOON - HOUR, Entities.NONE, "", ""),
            purchase("p", "taobao", "o", NOON, 90),
            refund("r", "taobao", "o", NOON + DAY, cny(10)));
    assertThat(linear(totals, creator("ann"), "feed", NOON)).isEqualTo(30);
    assertThat(linear(totals, creator("ann"), "live", NOON)).isZero();
    assertThat(linear(totals, creator("ben"), "live", NOON)).isEqualTo(30);
    assertThat(linear(totals, campaign("sale"), "feed", NOON)).isEqualTo(30);
    assertThat(linear(totals, item("i1"), "feed", NOON)).isEqualTo(30);
    assertThat(linear(totals, item("i1"), "live", NOON)).isEqualTo(30);

    assertThat(linear(totals, creator("ann"), "feed", NOON + DAY)).isEqualTo(-4);
    assertThat(linear(totals, creator("ben"), "live", NOON + DAY)).isEqualTo(-3);
    assertThat(linear(totals, campaign("sale"), "feed", NOON + DAY)).isEqualTo(-4);
    assertThat(linear(totals, item("i1"), "live", NOON + DAY)).isEqualTo(-3);

    assertThat(refunded(totals, creator("ann"), "feed")).isEqualTo(4);
    assertThat(refunded(totals, creator("ben"), "live")).isEqualTo(3);
    assertThat(refunded(totals, campaign("sale"), "feed")).isEqualTo(4);
    assertThat(refunded(totals, item("i1"), "live")).isEqualTo(3);

    assertThat(cellsOf(totals, creator("old"))).isZero();
    assertThat(cellsOf(totals, creator("ann"))).as("2 days and a month").isEqualTo(3);

    assertThat(byLabel(totals, Metric.CHANNEL_CREDIT, "search")).isEqualTo(26);
    assertThat(byLabel(totals, Metric.CHANNEL_CREDIT, "social")).isEqualTo(27);
    assertThat(byLabel(totals, Metric.CHANNEL_CREDIT, "iot")).isZero();
    assertThat(byLabel(totals, Metric.REGION_CREDIT, "cn-bj")).isEqualTo(27);
    assertThat(byLabel(totals, Metric.REGION_CREDIT, "cn-zj")).isZero();
    assertThat(day(totals, "douyin", Metric.CHANNEL_CREDIT_ORDERS, "linear", "social", "taobao"))
        .isEqualTo(333_333);
    assertThat(orders(totals, creator("ann"), "feed")).isEqualTo(333_333);
    assertThat(orders(totals, creator("ben"), "live")).isEqualTo(333_333);
  }

  @Test
  void directMoneyIsOfNobody() {
    Event bought =
        named(purchase("p", "taobao", "o", NOON, 90), names("ann", "sale", "i1"), "search", "us");
    Totals totals = totals(bought, refund("r", "taobao", "o", NOON + DAY, cny(10)));
    assertThat(totals.cells().keySet()).noneMatch(cell -> cell.kind() == Kind.ENTITIES);
    assertThat(cellOfDay(totals, Kind.CHANNELS, "taobao", NOON))
        .containsOnly(
            Map.entry(Measure.of(Metric.CHANNEL_EVENTS, "search"), 1L),
            Map.entry(Measure.of(Metric.CHANNEL_VISITORS, "search"), 1L),
            Map.entry(Measure.of(Metric.CHANNEL_ORDERS, "search"), 1L),
            Map.entry(Measure.of(Metric.CHANNEL_GROSS, "search", "CNY"), 90L));
    assertThat(cellOfDay(totals, Kind.REGIONS, "taobao", NOON + DAY))
        .containsOnly(Map.entry(Measure.of(Metric.REGION_REFUNDED, "us", "CNY"), 10L));
  }

  @Test
  void aTipEarnsForWhatItNamesUnderEveryModel() {
    EventEnvelope envelope = head("t", EventType.TIP, "douyin", "live", NOON);
    Event tip =
        named(new Event.Earning(envelope, cny(8)), names("ann", "", "i1"), "mobile", "cn-zj");
    Totals totals = totals(tip);
    for (Model model : Model.values()) {
      Measure credit = Measure.of(Metric.ENTITY_CREDIT, model.id(), "live", "douyin", "CNY");
      assertThat(totals.total(Grain.DAY, "douyin", creator("ann"), credit)).isEqualTo(8);
      assertThat(totals.total(Grain.MONTH, "douyin", item("i1"), credit)).isEqualTo(8);
      assertThat(day(totals, "douyin", Metric.REGION_CREDIT, model.id(), "cn-zj", "douyin", "CNY"))
          .isEqualTo(8);
    }
    assertThat(day(totals, "douyin", Metric.CHANNEL_TIPS, "mobile", "CNY")).isEqualTo(8);
    assertThat(day(totals, "douyin", Metric.CHANNEL_ADS, "mobile", "CNY")).isZero();
  }

  @Test
  void theFirstEventOfAWindowDecidesByWhichChannelAVisitorCounts() {
    Totals totals =
        totals(
            seen("v1", "feed", NOON - DAY, Entities.NONE, "search", ""),
            seen("v2", "feed", NOON - DAY + 1, Entities.NONE, "social", ""),
            seen("v3", "feed", NOON, Entities.NONE, "", "us"),
            seen("v4", "feed", NOON + 1, Entities.NONE, "social", "us"));
    assertThat(day(totals, "douyin", Metric.CHANNEL_VISITORS, "search")).isEqualTo(1);
    assertThat(day(totals, "douyin", Metric.CHANNEL_VISITORS, "social")).isZero();
    assertThat(month(totals, "douyin", Metric.CHANNEL_VISITORS, "search")).isEqualTo(1);
    assertThat(day(totals, "douyin", Metric.REGION_VISITORS, "us")).isEqualTo(1);
    assertThat(month(totals, "douyin", Metric.REGION_VISITORS, "us")).isZero();
    assertThat(day(totals, "douyin", Metric.CHANNEL_EVENTS, "social")).isEqualTo(2);
    assertThat(day(totals, "douyin", Metric.CHANNEL_ATTENTION, "social")).isEqualTo(2_000);
  }

  /**
   * Of 34 creators the latest 32 are named. The first touch is of the latest creator again, so it
   * keeps its name. The second and third are of creators that no place was left for.
   */
  @Test
  void theNamesOfTheLatestThirtyTwoDistinctCreatorsCount() {
    List<Event> events = new ArrayList<>();
    events.add(touch(0, "c33"));
    for (int i = 0; i < 34; i++) {
      events.add(touch(1 + i, "c" + i));
    }
    events.add(purchase("p", "taobao", "o", NOON, 3_500));
    Totals totals = totals(events.toArray(Event[]::new));
    assertThat(linear(totals, creator("c33"), "feed", NOON)).isEqualTo(200);
    assertThat(linear(totals, creator("c2"), "feed", NOON)).isEqualTo(100);
    assertThat(cellsOf(totals, creator("c1"))).isZero();
    assertThat(cellsOf(totals, creator("c0"))).isZero();
  }

  @Test
  void spendIsOnItsSurfaceAndOfItsCampaignAndNowhereElse() {
    Event spend = spend("s", 0, 500);
    Totals totals = totals(spend, spend("s", 1, 300), spend);
    Measure measure = Measure.of(Metric.ENTITY_SPEND, "feed", "CNY");
    assertThat(day(totals, "douyin", Metric.SPEND, "feed", "CNY")).isEqualTo(300);
    assertThat(totals.total(Grain.MONTH, "douyin", campaign("sale"), measure)).isEqualTo(300);
    assertThat(totals.cells().keySet())
        .extracting(cell -> cell.family().key())
        .containsOnly("money|douyin", "entities|douyin|campaign|sale");
    Event deleted = new Event.Deleted(spend.envelope().withVersion(2));
    assertThat(totals(deleted, spend).cells()).isEmpty();
  }

  private Event touch(int hour, String creator) {
    return seen("t" + hour, "feed", NOON - (100 - hour) * HOUR, names(creator, "", ""), "", "");
  }

  private static Event spend(String id, int version, long cents) {
    Visitor visitor = Visitor.ofSpend(EventKey.of("douyin", EventType.SPEND, id));
    EventEnvelope envelope =
        head(
            visitor,
            id,
            EventType.SPEND,
            "douyin",
            "feed",
            NOON,
            Optional.of("search"),
            Optional.of("us"));
    return new Event.Spend(
        envelope.withVersion(version).withEntities(names("", "sale", "")), cny(cents));
  }

  private static Event seen(
      String id, String surface, long at, Entities names, String channel, String region) {
    EventEnvelope envelope =
        head(ANNA, id, EventType.VIEW, "douyin", surface, at, optional(channel), optional(region));
    return new Event.Content(envelope.withEntities(names), OptionalLong.of(1_000));
  }

  private static Event named(Event event, Entities names, String channel, String region) {
    EventEnvelope of = event.envelope();
    EventEnvelope envelope =
        head(
                of.visitor(),
                of.id(),
                of.type(),
                of.platform(),
                of.surface(),
                of.at(),
                optional(channel),
                optional(region))
            .withEntities(names);
    return event instanceof Event.Purchase purchase
        ? new Event.Purchase(envelope, purchase.order(), purchase.amount())
        : new Event.Earning(envelope, ((Event.Earning) event).amount());
  }

  private static Entities names(String creator, String campaign, String item) {
    return new Entities(optional(creator), optional(campaign), optional(item));
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Entity creator(String id) {
    return new Entity(Entity.Type.CREATOR, id);
  }

  private static Entity campaign(String id) {
    return new Entity(Entity.Type.CAMPAIGN, id);
  }

  private static Entity item(String id) {
    return new Entity(Entity.Type.ITEM, id);
  }

  /** Yuan cents that an entity of douyin earned on taobao on that day, under the linear model. */
  private static long linear(Totals totals, Entity entity, String surface, long at) {
    Measure measure = Measure.of(Metric.ENTITY_CREDIT, "linear", surface, "taobao", "CNY");
    return totals
        .cell(Family.of("douyin", entity).cell(Grain.DAY, UTC.start(Grain.DAY, at)))
        .getOrDefault(measure, 0L);
  }

  private static long orders(Totals totals, Entity entity, String surface) {
    Measure measure = Measure.of(Metric.ENTITY_CREDIT_ORDERS, "linear", surface, "taobao");
    return totals.total(Grain.DAY, "douyin", entity, measure);
  }

  /** Yuan cents that refunds on taobao took from an entity of douyin, under the linear model. */
  private static long refunded(Totals totals, Entity entity, String surface) {
    Measure measure = Measure.of(Metric.ENTITY_REFUNDED, "linear", surface, "taobao", "CNY");
    return totals.total(Grain.DAY, "douyin", entity, measure);
  }

  private static long byLabel(Totals totals, Metric metric, String label) {
    return day(totals, "douyin", metric, "linear", label, "taobao", "CNY");
  }

  private static long cellsOf(Totals totals, Entity entity) {
    return totals.cells().keySet().stream()
        .filter(cell -> cell.entity().filter(entity::equals).isPresent())
        .count();
  }
}
