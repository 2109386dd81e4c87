package io.millrace.collector.protocol.segment;

import static io.millrace.collector.protocol.Captured.mappable;
import static io.millrace.collector.protocol.Captured.post;
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
import io.millrace.collector.protocol.SentIdentities;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SegmentProtocolTest {
  private static final ItemOutcome REFUSED =
      new ItemOutcome.Refused("bad_amount", "the amount is not a number");

  private final SegmentProtocol protocol = new SegmentProtocol();

  @ParameterizedTest
  @ValueSource(strings = {"segment-node-3.1.0", "rudder-node-3.0.13"})
  void readsWhatTheClientSends(String client) throws ProtocolException {
    List<ParsedItem> items = items(client);
    assertThat(items).hasSize(8);
    assertThat(items.getFirst()).isInstanceOf(ParsedItem.IdentityCall.class);
    List<String> names = new ArrayList<>();
    for (ProtocolRequest request : Captured.requests(client)) {
      for (JsonNode item : mappable(protocol, request)) {
        names.add(item.path("event").asString(item.path("type").asString("")));
        assertThat(item.get("id").stringValue()).hasSizeBetween(20, 48);
        assertThat(item.get("at").stringValue()).startsWith("2026-11-20T08:00:");
      }
    }
    assertThat(names)
        .containsExactly(
            "page",
            "Product Shared",
            "Product Viewed",
            "Product Added",
            "Order Completed",
            "Order Refunded",
            "Coupon Applied");
  }

  @Test
  void acceptsTheRoutesOfTheApiAndOfTheBrowserLibrary() {
    assertThat(protocol.routes())
        .contains(
            ProtocolRoute.post("/v1/batch"),
            ProtocolRoute.post("/v1/track"),
            ProtocolRoute.post("/v1/alias"),
            ProtocolRoute.post("/v1/t"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"track, track", "t, track", "page, page", "p, page", "screen, screen"})
  void takesTheTypeFromThePathWhenTheCallHasNone(String path, String type)
      throws ProtocolException {
    JsonNode item = item("/v1/" + path, "{\"userId\":\"v\",\"messageId\":\"m-1\"}");
    assertThat(item.get("type").stringValue()).isEqualTo(type);
    assertThat(item.get("id").stringValue()).isEqualTo("m-1");
    assertThat(item.get("at").stringValue()).isEqualTo("2026-11-28T12:00:00Z");
  }

  @Test
  void givesTheContextOfABatchToItsCalls() throws ProtocolException {
    JsonNode item =
        item(
            "/v1/batch",
            """
            {"context":{"app":"a"},"batch":[{"type":"track","event":"E","messageId":"m"}]}\
            """);
    assertThat(item.path("context").path("app").asString()).isEqualTo("a");
  }

  @Test
  void derivesTheIdFromTheContentWithoutWhatChangesWhenItIsSentAgain() throws ProtocolException {
    String first = "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"v\",\"sentAt\":\"1\"}";
    String again = "{\"userId\":\"v\",\"event\":\"E\",\"type\":\"track\",\"sentAt\":\"2\"}";
    String other = "{\"userId\":\"w\",\"event\":\"E\",\"type\":\"track\",\"sentAt\":\"2\"}";
    String id = item("/v1/track", first).get("id").stringValue();
    assertThat(item("/v1/track", again).get("id").stringValue()).isEqualTo(id);
    assertThat(item("/v1/track", other).get("id").stringValue()).isNotEqualTo(id);
  }

  @Test
  void tellsEqualCallsOfOneRequestApart() throws ProtocolException {
    String call = "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"v\"}";
    ProtocolRequest batch = post("/v1/batch", "{\"batch\":[" + call + "," + call + "]}");
    assertThat(mappable(protocol, batch).stream().map(item -> item.get("id").stringValue()))
        .doesNotHaveDuplicates();
    assertThat(mappable(protocol, batch)).isEqualTo(mappable(protocol, batch));
  }

  @Test
  void refusesACallOfAnUnknownTypeAlone() throws ProtocolException {
    assertThat(
            protocol
                .parse(post("/v1/batch", "{\"batch\":[{\"type\":\"x\"},{\"type\":\"group\"},7]}"))
                .items())
        .satisfiesExactly(
            item -> assertThat(item).isInstanceOf(ParsedItem.Malformed.class),
            item ->
                assertThat(item)
                    .isEqualTo(new ParsedItem.IdentityCall("group", SentIdentities.NONE)),
            item -> assertThat(item).isInstanceOf(ParsedItem.Malformed.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "7", "{\"batch\":7}", "{}{}", "{\"batch\":[1e999]}"})
  void refusesABodyOfAnotherForm(String body) {
    assertThatThrownBy(() -> protocol.parse(post("/v1/batch", body)))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void answersSuccessUnlessEveryItemWasRefused() {
    ProtocolRequest request = post("/v1/batch", "{}");
    ItemOutcome accepted = new ItemOutcome.Accepted(1);
    ItemOutcome unmapped = new ItemOutcome.Unmapped("Coupon Applied");
    assertThat(text(protocol.reply(request, new BatchResult(List.of(accepted, unmapped)))))
        .isEqualTo("200 {\"success\":true}");
    assertThat(text(protocol.reply(request, new BatchResult(List.of(accepted, REFUSED)))))
        .startsWith("200 {\"success\":true,\"refused\":1,")
        .contains("\"index\":1,\"code\":\"bad_amount\",\"detail\":\"the amount is not a number\"");
    assertThat(text(protocol.reply(request, new BatchResult(List.of(REFUSED)))))
        .startsWith("400 {\"success\":false");
    assertThat(text(protocol.reply(request, new BatchResult(List.of())))).startsWith("200");
  }

  private JsonNode item(String path, String body) throws ProtocolException {
    return mappable(protocol, post(path, body)).getFirst();
  }

  private List<ParsedItem> items(String client) throws ProtocolException {
    List<ParsedItem> items = new ArrayList<>();
    for (ProtocolRequest request : Captured.requests(client)) {
      items.addAll(protocol.parse(request).items());
    }
    return items;
  }

  private static String text(ProtocolReply reply) {
    return reply.status() + " " + StandardCharsets.UTF_8.decode(reply.body());
  }
}
