package io.millrace.collector.protocol.snowplow;

import static io.millrace.collector.protocol.Captured.mappable;
import static io.millrace.collector.protocol.Captured.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.Captured;
import io.millrace.collector.protocol.ItemOutcome;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.ProtocolRoute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SnowplowProtocolTest {
  private static final String ACTION =
      "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1";
  private static final String PRODUCTS =
      "contexts_com_snowplowanalytics_snowplow_ecommerce_product_1";
  private static final String TRANSACTIONS =
      "contexts_com_snowplowanalytics_snowplow_ecommerce_transaction_1";

  private final SnowplowProtocol protocol = new SnowplowProtocol();

  @ParameterizedTest
  @ValueSource(
      strings = {"snowplow-node-4.8.0", "snowplow-node-4.8.0-plain", "snowplow-node-4.8.0-get"})
  void readsWhatTheNodeTrackerSends(String client) throws ProtocolException {
    List<JsonNode> items = new ArrayList<>();
    for (ProtocolRequest request : Captured.requests(client)) {
      assertThat(protocol.routes()).contains(new ProtocolRoute(request.method(), request.path()));
      items.addAll(mappable(protocol, request));
    }
    assertThat(items)
        .allSatisfy(item -> assertThat(item.get("id")).isEqualTo(item.get("eid")))
        .extracting(item -> item.get("event_name").stringValue())
        .containsExactly(
            "page_view",
            "event",
            "snowplow_ecommerce_action",
            "snowplow_ecommerce_action",
            "snowplow_ecommerce_action",
            "snowplow_ecommerce_action");
    JsonNode sale = items.get(4);
    assertThat(sale.get("at").stringValue()).isEqualTo("2026-11-20T08:00:40Z");
    assertThat(sale.path(ACTION).path("type").stringValue()).isEqualTo("transaction");
    assertThat(sale.path(PRODUCTS)).hasSize(2);
    assertThat(sale.path(TRANSACTIONS).path(0).path("revenue").decimalValue()).isEqualTo("100.5");
  }

  @ParameterizedTest
  @CsvSource({"400, 400", "413, 422", "415, 422"})
  void refusesWithAStatusAfterWhichTrackersStop(int usual, int refusal) {
    assertThat(protocol.refusal(usual)).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/?utm_campaign=autumn, autumn",
    "https://shop.example/a?x=1&utm_campaign=%E7%A7%8B+tea&utm_campaign=b#?utm_campaign=c, 秋 tea",
    "https://shop.example/a?utm_campaign=, ''",
    "https://shop.example/a?utm_campaign=%E7%zz, ''",
    "https://shop.example/a#?utm_campaign=c, ''",
    "https://shop.example/a?not_utm_campaign=c, ''",
    "utm_campaign=c, ''",
    "'', ''"
  })
  void readsTheCampaignFromTheAddressOfThePage(String url, String campaign)
      throws ProtocolException {
    String event = "{\"e\":\"pv\",\"mkt_campaign\":\"forged\",\"url\":\"%s\"}".formatted(url);
    assertThat(mappable(protocol, batch(event)).getFirst().path("mkt_campaign").asString(""))
        .isEqualTo(campaign);
  }

  @Test
  void namesTheFieldsOfAnySchemaAsSnowplowDoes() throws ProtocolException {
    String event =
        """
        {"e":"ue","ue_pr":"{\\"schema\\":\\"iglu:x/unstruct_event/jsonschema/1-0-0\\",\\"data\\":\
        {\\"schema\\":\\"iglu:com.acme-shop/viewedProduct/jsonschema/2-1-0\\",\\"data\\":{\\"a\\":1}}}"}\
        """;
    JsonNode item = mappable(protocol, batch(event)).getFirst();
    assertThat(item.path("unstruct_event_com_acme_shop_viewed_product_2").path("a").intValue())
        .isEqualTo(1);
    assertThat(item.path("event_name").stringValue()).isEqualTo("viewedProduct");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"e\":\"ue\"}",
        "{\"e\":\"ue\",\"ue_px\":\"?\"}",
        "{\"e\":\"ue\",\"ue_px\":\"e30\"}",
        "{\"e\":\"pv\",\"cx\":\"W10x\"}",
        "{\"e\":\"pv\",\"co\":\"{\\\"data\\\":[{\\\"schema\\\":\\\"no\\\"}]}\"}",
        "7"
      })
  void refusesABadEventAlone(String event) throws ProtocolException {
    assertThat(protocol.parse(batch(event + ",{\"e\":\"pv\"}")).items())
        .satisfiesExactly(
            item -> assertThat(item).isInstanceOf(ParsedItem.Malformed.class),
            item -> assertThat(item).isInstanceOf(ParsedItem.Mappable.class));
  }

  @Test
  void replacesAParameterThatHasTheNameOfAContext() throws ProtocolException {
    String context =
        "{\\\"schema\\\":\\\"iglu:com.snowplowanalytics.snowplow.ecommerce/product/jsonschema/1-0-0"
            + "\\\",\\\"data\\\":{}}";
    String event =
        "{\"e\":\"pv\",\"%s\":\"x\",\"co\":\"{\\\"data\\\":[%s]}\"}".formatted(PRODUCTS, context);
    assertThat(mappable(protocol, batch(event)).getFirst().path(PRODUCTS)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"data\":7}", "[]"})
  void refusesABodyOfAnotherForm(String body) {
    assertThatThrownBy(() -> protocol.parse(post("/com.snowplowanalytics.snowplow/tp2", body)))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void keepsTheIdOfAnEventWithoutOneWhenItIsSentAgain() throws ProtocolException {
    String first = id("{\"e\":\"pv\",\"dtm\":\"1\",\"stm\":\"2\"}");
    assertThat(id("{\"e\":\"pv\",\"dtm\":\"1\",\"stm\":\"3\"}")).isEqualTo(first);
    assertThat(id("{\"e\":\"pv\",\"dtm\":\"2\",\"stm\":\"3\"}")).isNotEqualTo(first);
  }

  @Test
  void answersOkUnlessEveryEventWasRefused() {
    ProtocolRequest request = batch("");
    ProtocolReply good =
        protocol.reply(request, new BatchResult(List.of(new ItemOutcome.Accepted(1))));
    assertThat(good.status()).isEqualTo(200);
    assertThat(UTF_8.decode(good.body()).toString()).isEqualTo("ok");
    ItemOutcome refused = new ItemOutcome.Refused("c", "why");
    assertThat(protocol.reply(request, new BatchResult(List.of(refused))).status()).isEqualTo(400);
  }

  private String id(String event) throws ProtocolException {
    return mappable(protocol, batch(event)).getFirst().get("id").stringValue();
  }

  private static ProtocolRequest batch(String events) {
    return post("/com.snowplowanalytics.snowplow/tp2", "{\"data\":[" + events + "]}");
  }
}
