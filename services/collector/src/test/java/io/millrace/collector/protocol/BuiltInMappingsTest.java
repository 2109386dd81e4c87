package io.millrace.collector.protocol;

import static io.millrace.collector.protocol.Captured.mappable;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.collector.protocol.ga4.Ga4Protocol;
import io.millrace.collector.protocol.posthog.PostHogProtocol;
import io.millrace.collector.protocol.segment.SegmentProtocol;
import io.millrace.collector.protocol.sensors.SensorsProtocol;
import io.millrace.collector.protocol.snowplow.SnowplowProtocol;
import io.millrace.mapping.MappedItem;
import io.millrace.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the built-in mappings make of requests of unmodified clients. */
class BuiltInMappingsTest {
  private static final List<String> JOURNEY =
      List.of(
          "view 08:00:00",
          "share 08:00:10",
          "product_view 08:00:20",
          "cart_add 08:00:30",
          "purchase 08:00:40 order-7 100.5 CNY",
          "refund 08:00:50 order-7 20.25 CNY");

  static Stream<Arguments> clients() {
    return Stream.of(
        Arguments.of(new SegmentProtocol(), "segment-node-3.1.0"),
        Arguments.of(new SegmentProtocol(), "rudder-node-3.0.13"),
        Arguments.of(new PostHogProtocol(), "posthog-node-5.70.0"),
        Arguments.of(new SensorsProtocol(), "sensors-node-1.2.6"),
        Arguments.of(new SensorsProtocol(), "sensors-node-1.2.6-plain"),
        Arguments.of(new SnowplowProtocol(), "snowplow-node-4.8.0"),
        Arguments.of(new SnowplowProtocol(), "snowplow-node-4.8.0-plain"),
        Arguments.of(new SnowplowProtocol(), "snowplow-node-4.8.0-get"));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void makeTheSameJourneyOfEveryClient(Protocol protocol, String client) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    for (ProtocolRequest request : Captured.requests(client)) {
      events.addAll(events(protocol, request));
    }
    assertThat(events).extracting(BuiltInMappingsTest::text).containsExactlyElementsOf(JOURNEY);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.get("visitor").stringValue()).isEqualTo("visitor-7");
              assertThat(event.get("platform").stringValue()).isEqualTo("douyin");
              assertThat(event.get("surface").stringValue()).isEqualTo("shop");
            });
  }

  @Test
  void makeTheSameJourneyOfTheMeasurementProtocol() throws Exception {
    List<JsonNode> events = new ArrayList<>();
    String[] sent = {
      "0|page_view|",
      "10|share|",
      "20|view_item|",
      "30|add_to_cart|",
      "40|purchase|\"transaction_id\":\"order-7\",\"value\":100.5,\"currency\":\"CNY\",",
      "50|refund|\"transaction_id\":\"order-7\",\"value\":20.25,\"currency\":\"CNY\","
    };
    for (String one : sent) {
      String[] parts = one.split("\\|", -1);
      events.addAll(
          events(
              new Ga4Protocol(),
              ga4(
                  "17951616%s000000".formatted(parts[0].equals("0") ? "00" : parts[0]),
                  "{\"name\":\"%s\",\"params\":{%s\"platform\":\"douyin\"}}"
                      .formatted(parts[1], parts[2]))));
    }
    assertThat(events).extracting(BuiltInMappingsTest::text).containsExactlyElementsOf(JOURNEY);
  }

  @Test
  void takeTheProductsAsLinesWhenAnOrderHasNoTotal() throws Exception {
    String order =
        """
        {"type":"track","event":"order completed","userId":"v","messageId":"m","properties":{
         "platform":"douyin","order_id":"o","currency":"CNY","products":[
         {"product_id":"a","price":60,"quantity":1},{"sku":"b","price":20.25,"quantity":2}]}}\
        """;
    List<JsonNode> lines = events(new SegmentProtocol(), Captured.post("/v1/track", order));
    assertThat(lines)
        .extracting(
            line ->
                "%s %s %s"
                    .formatted(
                        line.get("id").stringValue(),
                        line.get("line").stringValue(),
                        line.get("amount").get("value").asString()))
        .containsExactly("m-1 a 60", "m-2 b 40.50");
  }

  @Test
  void countAnOrderWithoutAnyAmount() throws Exception {
    String order =
        """
        {"type":"track","event":"Order Completed","userId":"v","properties":{
         "platform":"douyin","order_id":"o"}}\
        """;
    List<JsonNode> events = events(new SegmentProtocol(), Captured.post("/v1/track", order));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().has("amount")).isFalse();
  }

  @Test
  void takePlatformAndSurfaceOfAMiniProgramFromItsLibrary() throws Exception {
    MappedItem item =
        Mapping.builtIn("sensors")
            .map(
                json(
                    """
                    {"id":"i","at":"2026-11-20T08:00:00Z","event":"$MPViewScreen",
                     "distinct_id":"v","properties":{"$lib":"MiniProgram","$url_path":"p"}}\
                    """));
    assertThat(item).isInstanceOf(MappedItem.Events.class);
    JsonNode event = ((MappedItem.Events) item).events().getFirst();
    assertThat(event.get("platform").stringValue()).isEqualTo("wechat");
    assertThat(event.get("surface").stringValue()).isEqualTo("mini-program");
    assertThat(event.get("item").stringValue()).isEqualTo("p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "秋 | segment-ecommerce | 'event':'Product"
            + " Viewed','userId':'v','context':{'campaign':{'name':'秋'}}",
        "`` | segment-ecommerce | 'event':'Product Viewed','userId':'v','context':{'campaign':'秋'}",
        "秋 | sensors | 'event':'ViewProduct','distinct_id':'v','properties':{'$utm_campaign':'秋'}",
        "`` | sensors |"
            + " 'event':'ViewProduct','distinct_id':'v','properties':{'$latest_utm_campaign':'a'}",
        "秋 | posthog | 'event':'view_item','distinct_id':'v','properties':{'utm_campaign':'秋'}",
        "秋 | posthog |"
            + " 'event':'view_item','distinct_id':'v','properties':{'$session_entry_utm_campaign':'秋'}",
        "秋 | ga4 | 'name':'view_item','client_id':'v','params':{'campaign':'秋'}",
        "7 | ga4 | 'name':'view_item','client_id':'v','params':{'campaign':7}",
        "秋 | snowplow-ecommerce | 'event_name':'page_view','uid':'v','mkt_campaign':'秋'",
      })
  void takeTheCampaignWhereTheClientsWriteIt(String campaign, String mapping, String fields) {
    assertThat(event(mapping, fields).path("campaign").asString("")).isEqualTo(campaign);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "segment-ecommerce | 'type':'page','userId':'v'",
        "segment-ecommerce | 'type':'page','userId':'v','name':null,'properties':{}",
        "sensors | 'event':'$pageview','distinct_id':'v','properties':{'$url_path':null}",
        "posthog | 'event':'$pageview','distinct_id':'v','properties':{'$pathname':null}",
        "ga4 | 'name':'page_view','client_id':'v'",
        "snowplow-ecommerce | 'event_name':'page_view','uid':'v'",
      })
  void takeAPageWithoutAName(String mapping, String fields) {
    assertThat(event(mapping, fields).path("type").asString()).isEqualTo("view");
    assertThat(event(mapping, fields).has("item")).isFalse();
  }

  @Test
  void cutALongCampaignSoThatTheEventStaysValid() {
    assertThat(
            event(
                    "posthog",
                    "'event':'view_item','distinct_id':'v','properties':{'utm_campaign':'%s'}"
                        .formatted("x".repeat(500)))
                .path("campaign")
                .asString())
        .hasSize(128);
  }

  private static JsonNode event(String mapping, String fields) {
    JsonNode item =
        json(
            """
            {"id":"i","at":"2026-11-20T08:00:00Z","collector":{"platform":"jd"},%s}\
            """
                .formatted(fields.replace('\'', '"')));
    return ((MappedItem.Events) Mapping.builtIn(mapping).map(item)).events().getFirst();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void nameWhatTheyDoNotKnow(Protocol protocol, String client) throws Exception {
    String unknown =
        "{\"event\":\"Unheard Of\",\"type\":\"track\",\"event_name\":\"Unheard"
            + " Of\",\"name\":\"u\"}";
    assertThat(client).isNotEmpty();
    assertThat(Mapping.builtIn(protocol.mapping()).map(json(unknown)))
        .isEqualTo(new MappedItem.Unmapped("Unheard Of"));
  }

  @Test
  void cutALongNameOfAPage() throws Exception {
    String page =
        """
        {"type":"page","userId":"v","name":"%s","properties":{"platform":"douyin"}}\
        """
            .formatted("x".repeat(500));
    List<JsonNode> events = events(new SegmentProtocol(), Captured.post("/v1/page", page));
    assertThat(events.getFirst().get("item").stringValue()).hasSize(128);
  }

  @Test
  void takeTheSettingsOfTheCollectorWhereTheClientSaysNothing() throws Exception {
    JsonNode item =
        json(
            """
            {"id":"i","at":"2026-11-20T08:00:00Z","event":"PayOrder","distinct_id":"v",
             "properties":{"order_id":"o","order_amount":"12.50"},
             "collector":{"platform":"jd","surface":"live","currency":"JPY"}}\
            """);
    JsonNode event = ((MappedItem.Events) Mapping.builtIn("sensors").map(item)).events().getFirst();
    assertThat(event.get("platform").stringValue()).isEqualTo("jd");
    assertThat(event.get("surface").stringValue()).isEqualTo("live");
    assertThat(event.get("amount").get("currency").stringValue()).isEqualTo("JPY");
  }

  private static List<JsonNode> events(Protocol protocol, ProtocolRequest request)
      throws Exception {
    Mapping mapping = Mapping.builtIn(protocol.mapping());
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode item : mappable(protocol, request)) {
      switch (mapping.map(item)) {
        case MappedItem.Events(var found) -> events.addAll(found);
        case MappedItem.Refused(String problem) -> throw new AssertionError(problem);
        case MappedItem.Skipped _, MappedItem.Unmapped _ -> {}
      }
    }
    return events;
  }

  private static ProtocolRequest ga4(String micros, String event) {
    return Captured.post(
        "/mp/collect",
        "{\"client_id\":\"visitor-7\",\"timestamp_micros\":%s,\"events\":[%s]}"
            .formatted(micros, event));
  }

  private static JsonNode json(String text) {
    return tools.jackson.databind.json.JsonMapper.shared().readTree(text);
  }

  private static String text(JsonNode event) {
    String text =
        event.get("type").stringValue() + " " + event.get("at").stringValue().substring(11, 19);
    return event.has("order")
        ? "%s %s %s %s"
            .formatted(
                text,
                event.get("order").stringValue(),
                event.get("amount").get("value").asString(),
                event.get("amount").get("currency").stringValue())
        : text;
  }
}
