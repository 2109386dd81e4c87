package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MappingTest {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> BOUGHT =
      List.of("100", "2244074", "1575622", "buy", "1511658000");
  private static final String CHANNELS =
      """
      time: iso
      event:
        id: $row
        visitor: $customer_id
        platform: $channel
        at: $time
      case: interaction
      when:
        impression: {type: impression, surface: feed}
        conversion:
          type: purchase
          surface: shop
          order: $row
          amount: {value: $conversion_value, currency: USD}
      """;
  private static final List<String> CHANNEL_COLUMNS =
      List.of("customer_id", "time", "interaction", "conversion", "conversion_value", "channel");

  @Test
  void makesAnOrderWithoutAmountOfATaobaoPurchase() {
    ObjectNode event = one(taobao().map(BOUGHT));

    assertThat(event.toString())
        .contains("\"type\":\"purchase\"", "\"surface\":\"shop\"", "\"visitor\":\"100\"")
        .contains("\"at\":\"2017-11-26T01:00:00Z\"", "\"properties\":{\"category\":\"1575622\"}")
        .doesNotContain("amount");
  }

  @ParameterizedTest
  @CsvSource({"pv, product_view", "fav, favorite", "cart, cart_add", "buy, purchase"})
  void knowsEveryTaobaoBehaviour(String behaviour, String type) {
    ObjectNode event = one(taobao().map(List.of("1", "2", "3", behaviour, "1511658000")));

    assertThat(event.path("type").asString()).isEqualTo(type);
  }

  @Test
  void namesIdenticalRowsAlikeAndOthersDifferently() {
    ObjectNode first = one(taobao().map(BOUGHT));

    assertThat(one(taobao().map(BOUGHT))).isEqualTo(first);
    assertThat(one(taobao().map(List.of("100", "2244074", "1575622", "buy", "1511658001"))))
        .isNotEqualTo(first);
  }

  @Test
  void refusesABrokenOffTimestamp() {
    assertThat(taobao().map(List.of("1", "2", "3", "pv", "15")))
        .isInstanceOfSatisfying(
            MappedItem.Refused.class,
            refused ->
                assertThat(refused.problem()).startsWith("'15' is not a time in unix-seconds"));
  }

  @Test
  void tellsAnUnknownCaseAMissingCellAndAMissingValueApart() {
    RowMapping taobao = taobao();

    assertThat(taobao.map(List.of("1", "2", "3", "look", "1511658000")))
        .isEqualTo(new MappedItem.Unmapped("look"));
    assertThat(taobao.map(List.of("1", "2", "3")))
        .isEqualTo(new MappedItem.Refused("3 cells, expected 5"));
    assertThat(taobao.map(List.of("", "2", "3", "pv", "1511658000")))
        .isEqualTo(new MappedItem.Refused("no visitor"));
  }

  @Test
  void readsAFileWithHeaderPlatformsFromAColumnAndAmounts() {
    RowMapping channels = Mapping.read(CHANNELS).bind(CHANNEL_COLUMNS);

    ObjectNode event =
        one(
            channels.map(
                List.of("A1", "2018-07-06T19:15:57Z", "conversion", "1", "7.5", "Online Video")));

    assertThat(event.toString())
        .contains("\"platform\":\"online-video\"", "\"value\":\"7.5\"", "\"currency\":\"USD\"");
  }

  @Test
  void leavesAnAmountOutWhenItsCellIsEmpty() {
    RowMapping channels = Mapping.read(CHANNELS).bind(CHANNEL_COLUMNS);

    assertThat(
            one(channels.map(
                    List.of("A1", "2018-07-06T19:15:57Z", "conversion", "1", "", "Facebook")))
                .has("amount"))
        .isFalse();
  }

  @Test
  void refusesAFileWithoutAColumnThatTheMappingReads() {
    Mapping channels = Mapping.read("test.yml", CHANNELS);

    assertThatThrownBy(() -> channels.bind(List.of("customer_id", "time")))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("test.yml, line 5: channel: the file has no column 'channel'")
        .hasMessageContaining("test.yml, line 7: interaction: the file has no column");
  }

  static ObjectNode one(MappedItem item) {
    assertThat(item).isInstanceOf(MappedItem.Events.class);
    List<ObjectNode> events = ((MappedItem.Events) item).events();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static RowMapping taobao() {
    Mapping taobao = Mapping.builtIn("taobao");
    return taobao.bind(taobao.columns().orElseThrow());
  }
}
