package io.millrace.insights.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.cell.Calendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, 7.0",
    "2026-11-01, 7.1234",
    "2026-11-02, 7.1234",
    "2026-11-10, 7.2",
  })
  void takesTheNewestRateOnOrBeforeTheDay(LocalDate day, double rate) {
    Converter converter =
        TestRates.to(
            "CNY",
            "date,base,quote,rate",
            "2026-11-10,USD,CNY,7.2",
            "2026-10-01,USD,CNY,7.0",
            "# a comment",
            "",
            "2026-11-01, USD, CNY, 7.1234");
    assertThat(converter.convert("USD", 1_000_000, day)).isEqualTo((long) (rate * 1_000_000));
  }

  @Test
  void roundsHalfToEven() {
    Converter converter = TestRates.to("CNY", "2026-11-01,USD,CNY,0.5");
    assertThat(converter.convert("USD", 1, DAY)).isZero();
    assertThat(converter.convert("USD", 3, DAY)).isEqualTo(2);
    assertThat(converter.convert("USD", -3, DAY)).isEqualTo(-2);
    assertThat(converter.convert("USD", 5, DAY)).isEqualTo(2);
  }

  @Test
  void knowsTheDigitsOfBothCurrencies() {
    Converter yen = TestRates.to("CNY", "2026-11-01,CNY,JPY,20");
    assertThat(yen.convert("JPY", 1_000, DAY)).isEqualTo(5_000);
    Converter dinar = TestRates.to("KWD", "2026-11-01,KWD,CNY,20");
    assertThat(dinar.convert("CNY", 2_000, DAY)).isEqualTo(1_000);
  }

  @Test
  void prefersTheNewerOfARateAndItsInverse() {
    Converter converter = TestRates.to("CNY", "2026-11-01,USD,CNY,7", "2026-11-02,CNY,USD,0.125");
    assertThat(converter.convert("USD", 100, DAY)).isEqualTo(800);
    assertThat(converter.convert("USD", 100, LocalDate.parse("2026-11-01"))).isEqualTo(700);
  }

  @Test
  void crossesByTheCurrencyWhoseOlderRateIsNewest() {
    Converter converter =
        TestRates.to(
            "CNY",
            "2026-11-05,EUR,USD,2",
            "2026-11-01,USD,CNY,7",
            "2026-11-03,EUR,GBP,0.5",
            "2026-11-02,GBP,CNY,30");
    assertThat(converter.convert("EUR", 100, DAY)).isEqualTo(1_500);
  }

  @Test
  void saysWhichPairAndDayIsMissing() {
    Converter converter = TestRates.to("CNY", "2026-11-24,USD,CNY,7");
    assertThatThrownBy(() -> converter.convert("USD", 1, DAY))
        .isInstanceOf(MissingRateException.class)
        .hasMessageContaining("from USD to CNY on or before 2026-11-23");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-13-01,USD,CNY,7 | line 2",
        "2026-11-01,USD,CNY | expected date",
        "2026-11-01,USD,XXQ,7 | unknown currency 'XXQ'",
        "2026-11-01,USD,USD,1 | the same",
        "2026-11-01,USD,CNY,0 | above 0",
        "2026-11-01,USD,CNY,-7 | above 0",
        "2026-11-01,USD,CNY,7e3 | above 0",
        "2026-10-01,USD,CNY,8 | two rates for that day",
      })
  void refusesABadLineWithItsNumber(String line, String said) {
    assertThatThrownBy(() -> TestRates.read("2026-10-01,USD,CNY,7", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(said);
  }

  @Test
  void readsTheFileAgainWhenItChangesAndKeepsTheRatesWhenItIsWrong(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("rates.csv");
    Files.writeString(file, "2026-11-01,USD,CNY,7\n");
    LatestRates rates =
        new LatestRates(new RatesSettings(file.toString(), Duration.ZERO), UTC, Clock.systemUTC());
    assertThat(rates.to("CNY").convert("USD", 100, DAY)).isEqualTo(700);
    Files.writeString(file, "2026-11-01,USD,CNY,7.25\n");
    assertThat(rates.to("CNY").convert("USD", 100, DAY)).isEqualTo(725);
    Files.writeString(file, "2026-11-01,USD,CNY,much\n");
    assertThat(rates.to("CNY").convert("USD", 100, DAY)).isEqualTo(725);
  }

  @Test
  void refusesToStartWithoutTheFile(@TempDir Path directory) {
    RatesSettings settings =
        new RatesSettings(directory.resolve("none.csv").toString(), Duration.ofSeconds(1));
    assertThatThrownBy(() -> new LatestRates(settings, UTC, Clock.systemUTC()))
        .isInstanceOf(IOException.class);
  }
}
