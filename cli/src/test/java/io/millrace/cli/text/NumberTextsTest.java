package io.millrace.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Grain;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NumberTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"12800\"|CNY|128.00 CNY",
        "\"-5\"|CNY|-0.05 CNY",
        "\"1234567\"|JPY|1,234,567 JPY",
        "\"123456789012345678901\"|BHD|123,456,789,012,345,678.901 BHD",
        "null|CNY|-"
      })
  void writesMoneyWithTheDigitsOfItsCurrency(String minor, String currency, String shown) {
    assertThat(NumberTexts.money(json(minor), currency)).isEqualTo(shown);
  }

  @Test
  void writesADashWhereThereIsNoNumber() {
    assertThat(NumberTexts.count(json("null"))).isEqualTo("-");
    assertThat(NumberTexts.rate(json("null"))).isEqualTo("-");
    assertThat(NumberTexts.orders(json("{}").path("none"))).isEqualTo("-");
  }

  @Test
  void writesRatesOrdersAndTimes() {
    assertThat(NumberTexts.rate(json("0.123456"))).isEqualTo("12.3 %");
    assertThat(NumberTexts.orders(json("1500000"))).isEqualTo("1.50");
    assertThat(NumberTexts.time(json("90061000"))).isEqualTo("25:01:01");
  }

  @Test
  void writesWindowsNoFinerThanTheirGrainOnTheClockOfTheZone() {
    JsonNode start = json("\"2026-11-23T16:00:00Z\"");
    WindowTexts shanghai = new WindowTexts(ZoneId.of("Asia/Shanghai"));

    assertThat(shanghai.start(start, Grain.DAY)).isEqualTo("2026-11-24");
    assertThat(shanghai.start(start, Grain.MONTH)).isEqualTo("2026-11");
    assertThat(new WindowTexts(ZoneId.of("UTC")).zonedMoment(start))
        .isEqualTo("2026-11-23 16:00:00 UTC");
    assertThat(new WindowTexts(ZoneOffset.UTC).moment(json("null"))).isEqualTo("-");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
