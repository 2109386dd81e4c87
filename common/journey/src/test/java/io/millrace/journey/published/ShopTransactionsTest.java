package io.millrace.journey.published;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shop events, and the transactions that Snowplow's e-commerce package finds in them. One arrives
 * twice under different event ids and counts once, the earlier one.
 */
class ShopTransactionsTest extends PublishedTest {
  private static final String EVENTS = "commerce/events.csv.gz";
  private static final String EXPECTED = "commerce/expected_transaction_interactions.csv";
  private static final String ACTION =
      "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1_0_0";
  private static final String TRANSACTION =
      "contexts_com_snowplowanalytics_snowplow_ecommerce_transaction_1_0_0";
  private static final Measure ORDERS = Measure.of(Metric.ORDERS);
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  ShopTransactionsTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void ordersOfEveryShopAndMinuteAreThosePublished() {
    Totals totals = totals(events());
    Map<Cell, Long> expected =
        SharedData.csv(EXPECTED).stream()
            .collect(groupingBy(ShopTransactionsTest::minute, counting()));
    expected.forEach(
        (minute, orders) ->
            assertThat(totals.cell(minute)).as("%s", minute).containsEntry(ORDERS, orders));
    long all =
        totals.total(Grain.MINUTE, "ecom-accel", ORDERS)
            + totals.total(Grain.MINUTE, "DemoID", ORDERS);
    assertThat(all).isEqualTo(14);
  }

  @Test
  void amountsOfEveryShopAndCurrencyAreThosePublished() {
    record Purse(String shop, String currency) {}
    Totals totals = totals(events());
    Map<Purse, Long> expected =
        SharedData.csv(EXPECTED).stream()
            .collect(
                groupingBy(
                    row -> new Purse(row.get("app_id"), row.get("transaction_currency")),
                    reducing(0L, row -> cents(row.get("transaction_revenue")), Long::sum)));
    expected.forEach(
        (purse, cents) ->
            assertThat(total(totals, purse.shop, Metric.GROSS, purse.currency))
                .as("%s", purse)
                .isEqualTo(cents));
  }

  @Test
  void theNumbersOfTheWholeFixtureAreKnown() {
    Totals totals = totals(events());
    assertThat(total(totals, "ecom-accel", Metric.EVENTS, "purchase")).isEqualTo(14);
    assertThat(total(totals, "ecom-accel", Metric.ORDERS)).isEqualTo(13);
    assertThat(total(totals, "ecom-accel", Metric.GROSS, "EUR")).isEqualTo(123_486_389);
    assertThat(total(totals, "ecom-accel", Metric.GROSS, "USD")).isZero();
    assertThat(total(totals, "DemoID", Metric.ORDERS)).isEqualTo(1);
    assertThat(total(totals, "DemoID", Metric.GROSS, "USD")).isEqualTo(23_123_100);
  }

  private static List<Event> events() {
    return SharedData.csv(EVENTS).stream()
        .filter(ShopTransactionsTest::isTransaction)
        .map(ShopTransactionsTest::purchase)
        .toList();
  }

  private static boolean isTransaction(CSVRecord row) {
    String action = row.get(ACTION);
    return !action.isEmpty() && json(action).path("type").asString("").equals("transaction");
  }

  private static Event purchase(CSVRecord row) {
    JsonNode transaction = json(row.get(TRANSACTION)).path(0);
    Money amount =
        new Money(
            transaction.path("currency").asString(), cents(transaction.path("revenue").asString()));
    return purchase(
        new Visitor(0, row.get("network_userid").hashCode()),
        row.get("event_id"),
        row.get("app_id"),
        transaction.path("transaction_id").asString(),
        at(row),
        amount);
  }

  private static Cell minute(CSVRecord row) {
    return new Cell(Kind.MONEY, row.get("app_id"), Grain.MINUTE, UTC.start(Grain.MINUTE, at(row)));
  }

  /** Written with a blank, and with or without the offset of UTC. */
  private static long at(CSVRecord row) {
    String text = row.get("derived_tstamp").replace("+00:00", "").replace(' ', 'T');
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static long cents(String amount) {
    return new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
