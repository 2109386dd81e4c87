package io.millrace.collector.protocol.posthog;

import static io.millrace.collector.protocol.Captured.mappable;
import static io.millrace.collector.protocol.Captured.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.Captured;
import io.millrace.collector.protocol.ItemOutcome;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.ProtocolRoute;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PostHogProtocolTest {
  private final PostHogProtocol protocol = new PostHogProtocol();

  @Test
  void readsWhatTheNodeClientSends() throws ProtocolException {
    ProtocolRequest request = Captured.requests("posthog-node-5.70.0").getFirst();
    assertThat(protocol.routes()).contains(ProtocolRoute.post(request.path()));
    assertThat(protocol.parse(request).items())
        .hasSize(7)
        .first()
        .isInstanceOf(ParsedItem.IdentityCall.class);
    assertThat(mappable(protocol, request))
        .allSatisfy(
            item -> {
              assertThat(item.get("id")).isEqualTo(item.get("uuid"));
              assertThat(item.get("at").stringValue()).startsWith("2026-11-20T08:00:");
            })
        .extracting(item -> item.get("event").stringValue())
        .containsExactly(
            "$pageview",
            "Product Shared",
            "Product Viewed",
            "Product Added",
            "Order Completed",
            "Order Refunded");
  }

  @Test
  void readsWhatTheBrowserSends() throws ProtocolException {
    List<JsonNode> items = new ArrayList<>();
    for (ProtocolRequest request : Captured.requests("posthog-web-1.449.2")) {
      assertThat(protocol.routes()).contains(ProtocolRoute.post(request.path()));
      items.addAll(mappable(protocol, request));
    }
    assertThat(items)
        .allSatisfy(
            item -> assertThat(item.get("distinct_id").stringValue()).isEqualTo("visitor-7"))
        .extracting(item -> item.get("event").stringValue())
        .contains("$pageview", "Product Viewed", "Product Added");
  }

  @Test
  void readsOneEventAnArrayAndAForm() throws ProtocolException {
    String event = "{\"event\":\"E\",\"properties\":{\"distinct_id\":\"v\"},\"uuid\":\"u-1\"}";
    String packed = Base64.getEncoder().encodeToString(event.getBytes(UTF_8));
    for (String body :
        List.of(event, "[" + event + "]", "data=" + URLEncoder.encode(packed, UTF_8))) {
      JsonNode item = mappable(protocol, post("/capture/", body)).getFirst();
      assertThat(item.get("distinct_id").stringValue()).isEqualTo("v");
      assertThat(item.get("id").stringValue()).isEqualTo("u-1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\"timestamp\":\"2026-11-20T08:00:00Z\", 2026-11-20T08:00:00Z",
    "\"offset\":1500, 2026-11-28T11:59:58.500Z",
    "\"offset\":-1, 2026-11-28T12:00:00Z",
    "\"offset\":99999999999999999999, 2026-11-28T12:00:00Z",
    "\"x\":1, 2026-11-28T12:00:00Z"
  })
  void takesTheTimeOfTheEventElseOfReceipt(String field, String at) throws ProtocolException {
    String event = "{\"event\":\"E\",\"distinct_id\":\"v\"," + field + "}";
    assertThat(mappable(protocol, post("/e/", event)).getFirst().get("at").stringValue())
        .isEqualTo(at);
  }

  @Test
  void takesTheInsertIdElseTheContentAsIdentity() throws ProtocolException {
    assertThat(id("{\"event\":\"E\",\"properties\":{\"$insert_id\":\"i\"}}")).isEqualTo("i");
    assertThat(id("{\"event\":\"E\",\"offset\":1}"))
        .isEqualTo(id("{\"event\":\"E\",\"offset\":2}"));
    assertThat(id("{\"event\":\"E\"}")).isNotEqualTo(id("{\"event\":\"F\"}"));
  }

  @Test
  void answersStatusOneUnlessEveryEventWasRefused() {
    ProtocolReply good =
        protocol.reply(post("/e/", ""), new BatchResult(List.of(new ItemOutcome.Accepted(1))));
    assertThat(UTF_8.decode(good.body()).toString()).isEqualTo("{\"status\":1}");
    assertThat(good.status()).isEqualTo(200);
    ProtocolReply bad =
        protocol.reply(
            post("/e/", ""), new BatchResult(List.of(new ItemOutcome.Refused("c", "why"))));
    assertThat(bad.status()).isEqualTo(400);
  }

  private String id(String event) throws ProtocolException {
    return mappable(protocol, post("/e/", event)).getFirst().get("id").stringValue();
  }
}
