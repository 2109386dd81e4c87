package io.millrace.collector.protocol.ga4;

import static io.millrace.collector.protocol.Captured.mappable;
import static io.millrace.collector.protocol.Captured.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ItemOutcome;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class Ga4ProtocolTest {
  private static final String PURCHASE =
      """
      {"name":"purchase","params":{"transaction_id":"order-7","value":100.5,"currency":"CNY"}}\
      """;

  private final Ga4Protocol protocol = new Ga4Protocol();

  @Test
  void givesTheIdsAndTheTimeOfTheRequestToItsEvents() throws ProtocolException {
    JsonNode item = mappable(protocol, collect("1795161640000000", PURCHASE)).getFirst();
    assertThat(item.get("client_id").stringValue()).isEqualTo("c-7");
    assertThat(item.get("at").stringValue()).isEqualTo("2026-11-20T08:00:40Z");
    assertThat(item.path("params").path("value").decimalValue()).isEqualTo("100.5");
  }

  @Test
  void tellsEqualEventsOfOneRequestApartAndEqualRequestsNot() throws ProtocolException {
    ProtocolRequest twice = collect("1795161640000000", PURCHASE + "," + PURCHASE);
    List<String> ids = ids(twice);
    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    assertThat(ids(twice)).isEqualTo(ids);
    assertThat(ids(collect("1795161640000001", PURCHASE))).doesNotContainAnyElementsOf(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"events\":{}}", "{\"events\":7}"})
  void refusesABodyOfAnotherForm(String body) {
    assertThatThrownBy(() -> protocol.parse(post("/mp/collect", body)))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void refusesAnEventWithoutANameAlone() throws ProtocolException {
    assertThat(protocol.parse(collect("1", "{},7," + PURCHASE)).items())
        .satisfiesExactly(
            item -> assertThat(item).isInstanceOf(ParsedItem.Malformed.class),
            item -> assertThat(item).isInstanceOf(ParsedItem.Malformed.class),
            item -> assertThat(item).isInstanceOf(ParsedItem.Mappable.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "999999999999999999", "1.5", "-1", "true", "[]"})
  void leavesATimeThatIsNoneToTheCheckOfTheEvent(String time) throws ProtocolException {
    assertThat(mappable(protocol, collect(time, PURCHASE))).hasSize(1);
  }

  @Test
  void answersWithoutContentUnlessSomethingWasRefused() {
    ProtocolRequest request = collect("1", PURCHASE);
    ItemOutcome accepted = new ItemOutcome.Accepted(1);
    ItemOutcome refused = new ItemOutcome.Refused("c", "why");
    assertThat(status(request, accepted)).isEqualTo(204);
    assertThat(status(request, accepted, refused)).isEqualTo(200);
    assertThat(status(request, refused)).isEqualTo(400);
  }

  private int status(ProtocolRequest request, ItemOutcome... outcomes) {
    return protocol.reply(request, new BatchResult(List.of(outcomes))).status();
  }

  private List<String> ids(ProtocolRequest request) throws ProtocolException {
    return mappable(protocol, request).stream().map(item -> item.get("id").stringValue()).toList();
  }

  private static ProtocolRequest collect(String time, String events) {
    return post(
        "/mp/collect?measurement_id=G-1",
        "{\"client_id\":\"c-7\",\"timestamp_micros\":%s,\"events\":[%s]}".formatted(time, events));
  }
}
