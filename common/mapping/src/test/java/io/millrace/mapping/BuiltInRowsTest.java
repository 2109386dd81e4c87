package io.millrace.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.EventType;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Samples typed after the published formats, through the built-in mappings. The sums are compared
 * with a plain calculation over the columns.
 */
class BuiltInRowsTest {
  private static final Set<String> PAID =
      Set.of("paid", "partially_paid", "partially_refunded", "refunded");

  @Test
  void countsTheOrdersAndRefundsOfShopify() throws IOException {
    Import shop = importFile("shopify-orders", "shopify-orders.csv");
    List<CSVRecord> orders =
        records("shopify-orders.csv").stream()
            .filter(row -> PAID.contains(row.get("Financial Status")))
            .toList();

    assertThat(shop.refused).isEmpty();
    assertThat(shop.money("purchase")).isEqualTo(Map.of("CNY", sum(orders, "Total")));
    assertThat(shop.money("refund")).isEqualTo(Map.of("CNY", sum(orders, "Refunded Amount")));
    assertThat(shop.of("purchase")).hasSize(orders.size());
    assertThat(shop.skipped)
        .isEqualTo(Map.of("a further article of an order", 1, "an order that is not paid", 2));
    assertThat(shop.of("purchase").getFirst().path("at").asString())
        .isEqualTo("2026-09-02T01:01:30Z");
    assertThat(shop.of("purchase").getFirst().path("visitor").asString())
        .isEqualTo("ann@example.org");
  }

  @Test
  void countsTheOrdersAndRefundsOfWooCommerce() throws IOException {
    Import shop = importFile("woocommerce-orders", "woocommerce-orders.csv");
    List<CSVRecord> paid =
        records("woocommerce-orders.csv").stream()
            .filter(row -> !row.get("status").equals("cancelled"))
            .toList();
    Predicate<CSVRecord> inEuros = row -> row.get("order_currency").equals("EUR");

    assertThat(shop.refused).isEmpty();
    assertThat(shop.money("purchase"))
        .isEqualTo(
            Map.of(
                "EUR", sum(paid.stream().filter(inEuros).toList(), "order_total"),
                "USD", sum(paid.stream().filter(inEuros.negate()).toList(), "order_total")));
    assertThat(shop.money("refund")).isEqualTo(Map.of("EUR", new BigDecimal("22.40")));
    assertThat(shop.skipped).isEqualTo(Map.of("status is 'cancelled'", 1));
    assertThat(shop.of("purchase").getLast().path("at").asString())
        .isEqualTo("2026-10-03T19:05:30Z");
  }

  @Test
  void countsTheJoinedRowsOfOlist() throws IOException {
    Import shop = importFile("olist", "olist_joined.csv");
    List<CSVRecord> items =
        records("olist_joined.csv").stream()
            .filter(row -> !row.get("order_status").equals("canceled"))
            .toList();

    assertThat(shop.refused).isEmpty();
    assertThat(shop.money("purchase"))
        .isEqualTo(Map.of("BRL", sum(items, "price").add(sum(items, "freight_value"))));
    assertThat(shop.orders()).hasSize(3);
    assertThat(shop.of("purchase").getFirst().path("at").asString())
        .isEqualTo("2017-10-02T13:56:33Z");
  }

  @Test
  void countsTheTwoFilesOfOlistAsTheyAre() throws IOException {
    Import orders = importFile("olist", "olist_orders.csv");
    Import items = importFile("olist", "olist_items.csv");
    List<CSVRecord> rows = records("olist_items.csv");

    assertThat(orders.money("purchase")).isEmpty();
    assertThat(orders.orders()).isEqualTo(items.orders()).hasSize(2);
    assertThat(items.money("purchase"))
        .isEqualTo(Map.of("BRL", sum(rows, "price").add(sum(rows, "freight_value"))));
    assertThat(orders.refused).isEmpty();
    assertThat(items.refused).isEmpty();
  }

  @Test
  void countsThePurchasesOfRees46OnceEach() throws IOException {
    Import shop = importFile("rees46", "rees46.csv");
    List<CSVRecord> bought =
        new ArrayList<>(
            records("rees46.csv").stream()
                .filter(row -> row.get("event_type").equals("purchase"))
                .collect(Collectors.toMap(row -> List.of(row.values()), row -> row, (a, _) -> a))
                .values());

    assertThat(shop.refused).isEmpty();
    assertThat(shop.money("purchase")).isEqualTo(Map.of("USD", sum(bought, "price")));
    assertThat(shop.types()).isEqualTo(Map.of("product_view", 1L, "cart_add", 1L, "purchase", 4L));
    assertThat(shop.orders()).hasSize(2);
    assertThat(shop.skipped).isEqualTo(Map.of("event_type is 'remove_from_cart'", 1));
  }

  @Test
  void countsTheTransactionsOfRetailrocketWithoutAmounts() throws IOException {
    Import shop = importFile("retailrocket", "retailrocket.csv");

    assertThat(shop.refused).isEmpty();
    assertThat(shop.types()).isEqualTo(Map.of("product_view", 2L, "cart_add", 1L, "purchase", 3L));
    assertThat(shop.orders()).hasSize(2);
    assertThat(shop.money("purchase")).isEmpty();
    assertThat(shop.of("product_view").getFirst().path("at").asString())
        .isEqualTo("2015-06-02T05:02:12.117Z");
  }

  @Test
  void readsClicksAndBuysOfYooChooseByOneMapping() throws IOException {
    Import clicks = importFile("yoochoose", "yoochoose-clicks.dat");
    Import buys = importFile("yoochoose", "yoochoose-buys.dat");

    BigDecimal plain = BigDecimal.ZERO;
    for (CSVRecord row : rawRecords("yoochoose-buys.dat")) {
      plain = plain.add(new BigDecimal(row.get(3)).multiply(new BigDecimal(row.get(4))));
    }
    assertThat(clicks.types()).isEqualTo(Map.of("product_view", 3L));
    assertThat(buys.types()).isEqualTo(Map.of("purchase", 4L));
    assertThat(buys.money("purchase")).isEqualTo(Map.of("EUR minor", plain));
    assertThat(buys.orders()).hasSize(3);
    assertThat(clicks.refused).isEmpty();
    assertThat(buys.refused).isEmpty();
  }

  @Test
  void knowsTheActionsOfJdata() throws IOException {
    Import shop = importFile("jdata", "jdata.csv");

    assertThat(shop.refused).isEmpty();
    assertThat(shop.types())
        .isEqualTo(Map.of("product_view", 1L, "cart_add", 1L, "purchase", 1L, "favorite", 1L));
    assertThat(shop.visitors()).containsExactlyInAnyOrder("266079", "200719");
    assertThat(shop.of("product_view").getFirst().path("at").asString())
        .isEqualTo("2016-01-31T15:59:02Z");
  }

  @Test
  void knowsTheActionsOfTaobao() throws IOException {
    assertThat(importFile("taobao", "taobao.csv").types())
        .isEqualTo(Map.of("product_view", 1L, "cart_add", 1L, "purchase", 1L, "favorite", 1L));
  }

  @Test
  void makesTheEventsOfASessionOfOtto() throws IOException {
    Import shop = importLines("otto", "otto.jsonl");

    assertThat(shop.refused).isEmpty();
    assertThat(shop.types()).isEqualTo(Map.of("product_view", 3L, "cart_add", 1L, "purchase", 2L));
    assertThat(shop.orders()).hasSize(1);
  }

  @Test
  void countsTheRevenueOfAnExportOfGoogleAnalytics() throws IOException {
    Import shop = importLines("ga4-export", "ga4-export.jsonl");

    assertThat(shop.refused).isEmpty();
    assertThat(shop.unmapped).containsExactly("scroll");
    assertThat(shop.money("purchase"))
        .isEqualTo(Map.of("USD", new BigDecimal("58.00"), "EUR", new BigDecimal("12.35")));
    assertThat(shop.money("refund"))
        .as("a refund in euros is no refund in dollars")
        .isEqualTo(Map.of("USD", new BigDecimal("29.00"), "EUR", new BigDecimal("2.35")));
    assertThat(shop.of("view").getFirst().path("item").asString()).isEqualTo("Home");
    assertThat(shop.of("view").getFirst().path("at").asString())
        .isEqualTo("2021-01-31T05:05:10.766593Z");
  }

  @Test
  void takesAPageViewOfGoogleAnalyticsThatHasNoTitle() {
    String view =
        """
        {"event_timestamp":"1612069510766593","event_name":"page_view","user_pseudo_id":"u",
         "event_params":[{"key":"gclid","value":{"string_value":"x"}}]}\
        """;

    assertThat(Samples.event(Mapping.builtIn("ga4-export").map(Samples.json(view))).has("item"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "autumn | 'collected_traffic_source':{'manual_campaign_name':'autumn'}",
        "autumn | 'collected_traffic_source':null,"
            + " 'event_params':[{'key':'campaign','value':{'string_value':'autumn'}}]",
        "autumn |"
            + " 'event_params':[{'key':'a','value':{'int_value':1}},{'key':'campaign','value':{'string_value':'autumn'}}]",
        "`` | 'event_params':[{'key':'campaign','value':{'string_value':'(direct)'}}]",
        "`` | 'event_params':[{'key':'campaign','value':{'string_value':null}}]",
        "`` | 'event_params':[{'key':'campaign','value':{'int_value':7}}]",
        "`` | 'event_params':[]",
        "`` | 'event_params':null",
        "`` | 'traffic_source':{'name':'first'}",
      })
  void takesTheCampaignOfAnEventOfGoogleAnalytics(String campaign, String fields) {
    String json =
        """
        {"event_timestamp":"1612069510766593","event_name":"view_item","user_pseudo_id":"u",%s}\
        """
            .formatted(fields.replace('\'', '"'));

    assertThat(
            Samples.event(Mapping.builtIn("ga4-export").map(Samples.json(json)))
                .path("campaign")
                .asString(""))
        .isEqualTo(campaign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shopify-orders.csv",
        "woocommerce-orders.csv",
        "olist_joined.csv",
        "rees46.csv",
        "retailrocket.csv",
        "jdata.csv",
        "taobao.csv"
      })
  void givesTheSameEventsWhenAFileIsImportedAgain(String file) throws IOException {
    String mapping = file.replace("_joined", "").replace(".csv", "");

    assertThat(importFile(mapping, file).events).isEqualTo(importFile(mapping, file).events);
  }

  @ParameterizedTest
  @CsvSource({
    "shopify-orders, shopify-orders.csv",
    "woocommerce-orders, woocommerce-orders.csv",
    "olist, olist_joined.csv",
    "rees46, rees46.csv",
    "retailrocket, retailrocket.csv",
    "yoochoose, yoochoose-buys.dat",
    "jdata, jdata.csv",
    "taobao, taobao.csv",
  })
  void makesEventsThatTheCatalogAndTheLimitsAllow(String mapping, String file) throws IOException {
    for (ObjectNode event : importFile(mapping, file).events) {
      Platform platform = Catalog.builtIn().find(event.path("platform").asString()).orElseThrow();
      assertThat(platform.surfaces()).contains(event.path("surface").asString());
      assertThat(EventType.of(event.path("type").asString())).isPresent();
      assertThat(event.path("id").asString()).hasSizeBetween(1, 64);
      assertThat(event.path("visitor").asString()).hasSizeBetween(1, 128);
      assertThat(event.path("line").asString("")).hasSizeBetween(0, 64);
      assertThat(event.path("order").asString("")).hasSizeBetween(0, 64);
    }
  }

  @Test
  void hasASampleOfEveryBuiltInMapping() {
    assertThat(Mapping.builtInNames())
        .allSatisfy(name -> assertThat(Mapping.builtIn(name).name()).isEqualTo(name));
  }

  /** What became of a file. */
  private static final class Import {
    final List<ObjectNode> events = new ArrayList<>();
    final Map<String, Integer> skipped = new TreeMap<>();
    final List<String> unmapped = new ArrayList<>();
    final List<String> refused = new ArrayList<>();

    void add(MappedItem item) {
      switch (item) {
        case MappedItem.Events(var made) -> events.addAll(made);
        case MappedItem.Skipped(var reason) -> skipped.merge(reason, 1, Integer::sum);
        case MappedItem.Unmapped(var name) -> unmapped.add(name);
        case MappedItem.Refused(var problem) -> refused.add(problem);
      }
    }

    List<ObjectNode> of(String type) {
      return events.stream().filter(event -> event.path("type").asString().equals(type)).toList();
    }

    Map<String, Long> types() {
      return events.stream()
          .collect(Collectors.groupingBy(e -> e.path("type").asString(), Collectors.counting()));
    }

    Set<String> visitors() {
      return set(event -> event.path("visitor").asString());
    }

    /** The orders by visitor and number. */
    Set<String> orders() {
      return of("purchase").stream()
          .map(event -> event.path("visitor").asString() + " " + event.path("order").asString())
          .collect(Collectors.toSet());
    }

    private Set<String> set(Function<ObjectNode, String> of) {
      return events.stream().map(of).collect(Collectors.toSet());
    }

    /** The amounts by currency: each (order, line), or refund, counts once. */
    Map<String, BigDecimal> money(String type) {
      Map<String, BigDecimal> sums = new TreeMap<>();
      Set<List<JsonNode>> counted = new HashSet<>();
      for (ObjectNode event : of(type)) {
        JsonNode amount = event.path("amount");
        boolean minor = amount.has("minor");
        if (amount.isObject()
            && counted.add(
                List.of(event.path("visitor"), event.path("order"), event.path("line")))) {
          sums.merge(
              amount.path("currency").asString() + (minor ? " minor" : ""),
              new BigDecimal(amount.path(minor ? "minor" : "value").asString()),
              BigDecimal::add);
        }
      }
      sums.replaceAll((_, sum) -> sum.setScale(minorDigits(sum)));
      return sums;
    }

    private static int minorDigits(BigDecimal sum) {
      return sum.scale() == 0 ? 0 : 2;
    }
  }

  private static Import importFile(String name, String file) throws IOException {
    Mapping mapping = Mapping.builtIn(name);
    Import result = new Import();
    boolean headless = mapping.columns().isPresent();
    List<CSVRecord> records = headless ? rawRecords(file) : records(file);
    RowMapping rows =
        mapping.bind(
            headless ? mapping.columns().get() : records.getFirst().getParser().getHeaderNames());
    records.forEach(row -> result.add(rows.map(row.toList())));
    return result;
  }

  private static Import importLines(String name, String file) throws IOException {
    Mapping mapping = Mapping.builtIn(name);
    Import result = new Import();
    text(file).lines().forEach(line -> result.add(mapping.map(Samples.json(line))));
    return result;
  }

  private static List<CSVRecord> records(String file) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text(file)))
        .getRecords();
  }

  private static List<CSVRecord> rawRecords(String file) throws IOException {
    return CSVFormat.RFC4180.parse(new StringReader(text(file))).getRecords();
  }

  private static String text(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BuiltInRowsTest.class.getResourceAsStream("/samples/" + file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static BigDecimal sum(List<CSVRecord> rows, String column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(text -> !text.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
