package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

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
  void makesAnOrderWithoutAmountOfATaobaoPurchase() {
    ObjectNode event = Samples.event(taobao().map(BOUGHT));

    assertThat(event.toString())
        .contains("\"type\":\"purchase\"", "\"surface\":\"shop\"", "\"visitor\":\"100\"")
        .contains("\"at\":\"2017-11-26T01:00:00Z\"", "\"properties\":{\"category\":\"1575622\"}")
        .doesNotContain("amount");
  }

  @ParameterizedTest
  @CsvSource({"pv, product_view", "fav, favorite", "cart, cart_add", "buy, purchase"})
  void knowsEveryTaobaoBehaviour(String behaviour, String type) {
    ObjectNode event = Samples.event(taobao().map(List.of("1", "2", "3", behaviour, "1511658000")));

    assertThat(event.path("type").asString()).isEqualTo(type);
  }

  @Test
  void namesTheCreatorAndTheCampaign() {
    RowMapping views =
        Mapping.read(
                """
                event: {id: $row, type: view, platform: douyin, surface: feed, visitor: $user, at: $time,
                        creator: $kol, campaign: {value: $plan, cut: 128}}
                """)
            .bind(List.of("user", "time", "kol", "plan"));

    ObjectNode named =
        Samples.event(views.map(List.of("a", "2026-11-19T10:00:00Z", " 李子柒 ", "x".repeat(200))));
    assertThat(named.path("creator").asString()).isEqualTo("李子柒");
    assertThat(named.path("campaign").asString()).hasSize(128);
    assertThat(
            Samples.event(views.map(List.of("a", "2026-11-19T10:00:00Z", "", " "))).propertyNames())
        .doesNotContain("creator", "campaign");
  }

  @Test
  void makesSpendWithoutAVisitorBesideEventsThatHaveOne() {
    RowMapping mixed =
        Mapping.read(
                """
                event: {id: $row, platform: douyin, surface: feed, visitor: $user, at: $time, campaign: $plan,
                        channel: $channel, region: cn}
                case: what
                when:
                  seen: {type: view}
                  cost: {type: spend, amount: {value: $cost, currency: CNY}}
                """)
            .bind(List.of("user", "time", "plan", "channel", "what", "cost"));
    String at = "2026-11-19T10:00:00Z";

    assertThat(
            Samples.event(mixed.map(List.of("anna", at, "p", "search", "seen", "")))
                .propertyNames())
        .contains("visitor", "channel", "region");
    for (String user : List.of("", "anna")) {
      assertThat(
              Samples.event(mixed.map(List.of(user, at, "p", "search", "cost", "9.50"))).toString())
          .contains("\"type\":\"spend\"", "\"campaign\":\"p\"", "\"value\":\"9.50\"")
          .doesNotContain("visitor", "channel", "region");
    }
    assertThat(mixed.map(List.of("", at, "p", "", "seen", "")))
        .isEqualTo(new MappedItem.Refused("no visitor"));
    assertThat(mixed.map(List.of("", at, "p", "", "cost", "")))
        .isEqualTo(new MappedItem.Refused("no amount"));
  }

  @Test
  void takesTheTypeOfSpendFromAColumn() {
    RowMapping typed =
        Mapping.read(
                """
                event: {id: $row, type: $type, platform: douyin, surface: feed, visitor: $user,
                        at: "2026-11-19T10:00:00Z", amount: {value: $v, currency: CNY}}
                """)
            .bind(List.of("user", "type", "v"));

    assertThat(Samples.event(typed.map(List.of("", "spend", "1"))).has("visitor")).isFalse();
    assertThat(typed.map(List.of("", "tip", "1"))).isEqualTo(new MappedItem.Refused("no visitor"));
  }

  @Test
  void namesIdenticalRowsAlikeAndOthersDifferently() {
    ObjectNode first = Samples.event(taobao().map(BOUGHT));

    assertThat(Samples.event(taobao().map(BOUGHT))).isEqualTo(first);
    assertThat(
            Samples.event(taobao().map(List.of("100", "2244074", "1575622", "buy", "1511658001"))))
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
        Samples.event(
            channels.map(
                List.of("A1", "2018-07-06T19:15:57Z", "conversion", "1", "7.5", "Online Video")));

    assertThat(event.toString())
        .contains("\"platform\":\"online-video\"", "\"value\":\"7.5\"", "\"currency\":\"USD\"");
  }

  @Test
  void leavesAnAmountOutWhenItsCellIsEmpty() {
    RowMapping channels = Mapping.read(CHANNELS).bind(CHANNEL_COLUMNS);

    assertThat(
            Samples.event(
                    channels.map(
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

  private static RowMapping taobao() {
    Mapping taobao = Mapping.builtIn("taobao");
    return taobao.bind(taobao.columns().orElseThrow());
  }
}
