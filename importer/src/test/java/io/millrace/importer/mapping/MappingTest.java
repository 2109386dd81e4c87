package io.millrace.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Domain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
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
  void makesAnOrderWithoutAmountOfATaobaoPurchase() throws Exception {
    MappedEvent event = taobao().map(BOUGHT);

    assertThat(event.domain()).isEqualTo(Domain.COMMERCE);
    assertThat(event.json())
        .contains("\"type\":\"purchase\"", "\"surface\":\"shop\"", "\"visitor\":\"100\"")
        .contains("\"at\":\"2017-11-26T01:00:00Z\"", "\"properties\":{\"category\":\"1575622\"}")
        .doesNotContain("amount");
  }

  @ParameterizedTest
  @CsvSource({
    "pv, product_view, COMMERCE",
    "fav, favorite, CONTENT",
    "cart, cart_add, COMMERCE",
    "buy, purchase, COMMERCE"
  })
  void knowsEveryTaobaoBehaviour(String behaviour, String type, Domain domain) throws Exception {
    MappedEvent event = taobao().map(List.of("1", "2", "3", behaviour, "1511658000"));

    assertThat(event.domain()).isEqualTo(domain);
    assertThat(event.json()).contains("\"type\":\"" + type + "\"");
  }

  @Test
  void namesIdenticalRowsAlikeAndOthersDifferently() throws Exception {
    String first = taobao().map(BOUGHT).json();

    assertThat(taobao().map(BOUGHT).json()).isEqualTo(first);
    assertThat(taobao().map(List.of("100", "2244074", "1575622", "buy", "1511658001")).json())
        .isNotEqualTo(first);
  }

  @Test
  void refusesABrokenOffTimestamp() throws Exception {
    RowMapper taobao = taobao();

    assertThatThrownBy(() -> taobao.map(List.of("1", "2", "3", "pv", "15")))
        .isInstanceOf(BadRowException.class)
        .hasMessageContaining("'15' is not a time in unix-seconds");
  }

  @Test
  void refusesAnUnknownCaseAndAMissingCell() throws Exception {
    RowMapper taobao = taobao();

    assertThatThrownBy(() -> taobao.map(List.of("1", "2", "3", "look", "1511658000")))
        .hasMessage("behavior is 'look', expected one of [pv, fav, cart, buy]");
    assertThatThrownBy(() -> taobao.map(List.of("1", "2", "3")))
        .hasMessageStartingWith("3 cells, expected 5");
    assertThatThrownBy(() -> taobao.map(List.of("", "2", "3", "pv", "1511658000")))
        .hasMessage("no visitor");
  }

  @Test
  void readsAFileWithHeaderPlatformsFromAColumnAndAmounts() throws Exception {
    RowMapper channels = parse(CHANNELS).mapper(CHANNEL_COLUMNS);

    MappedEvent event =
        channels.map(
            List.of("A1", "2018-07-06T19:15:57Z", "conversion", "1", "7.5", "Online Video"));

    assertThat(event.domain()).isEqualTo(Domain.COMMERCE);
    assertThat(event.json())
        .contains("\"platform\":\"online-video\"", "\"value\":\"7.5\"", "\"currency\":\"USD\"");
  }

  @Test
  void leavesAnAmountOutWhenItsCellIsEmpty() throws Exception {
    RowMapper channels = parse(CHANNELS).mapper(CHANNEL_COLUMNS);

    assertThat(
            channels
                .map(List.of("A1", "2018-07-06T19:15:57Z", "conversion", "1", "", "Facebook"))
                .json())
        .doesNotContain("amount");
  }

  @Test
  void refusesAFileWithoutAColumnThatTheMappingReads() {
    assertThatThrownBy(() -> parse(CHANNELS).mapper(List.of("customer_id", "time")))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("test.yml, line 5: the file has no column 'channel'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time: iso                      | test.yml, line 1: event: is missing",
        "color: red                     | test.yml, line 1: color: unknown key, expected one of",
        "'time: noon\nevent: {id: $row}' | test.yml, line 2: event: needs type",
        "'time: iso\nevent:\n  colour: x' | test.yml, line 3: colour: is not a field of an event",
        "'time: iso\nevent:\n  type: veiw' | test.yml, line 3: type: 'veiw' is not an event type",
        "'event: {amount: {value: $v}}' | test.yml, line 1: amount: expected value and currency",
        "'time: iso\ntime: iso'         | test.yml, line 2: time: is there twice",
        "'event: {}\nwhen: {}'          | test.yml, line 1: case: is missing",
        "'event: [a'                    | test.yml, line 1:"
      })
  void namesLineAndKeyOfAMistake(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith(message);
  }

  private static RowMapper taobao() throws Exception {
    Mapping taobao = Mapping.builtIn("taobao").orElseThrow();
    return taobao.mapper(taobao.columns().orElseThrow());
  }

  private static Mapping parse(String text) {
    return new MappingParser("test.yml").parse(text);
  }
}
