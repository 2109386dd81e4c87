package io.millrace.events.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  @ParameterizedTest
  @CsvSource({
    "CNY, 2", "JPY, 0", "KWD, 3", "CLF, 4", "USD, 2", "EUR, 2", "HKD, 2", "XCG, 2", "ZWG, 2",
    "XAD, 2", "VED, 2", "UYW, 4"
  })
  void knowsTheDigitsOfTodaysCurrencies(String currency, int digits) {
    assertThat(Currencies.digits(currency)).hasValue(digits);
  }

  @ParameterizedTest
  @CsvSource({
    "BGN, 2", "ANG, 2", "HRK, 2", "DEM, 2", "ITL, 0", "TRL, 0", "BYR, 0", "SLL, 2", "ZWL, 2",
    "VEF, 2", "YUN, 2", "SUR, 2"
  })
  void knowsTheDigitsOfWithdrawnCurrencies(String currency, int digits) {
    assertThat(Currencies.digits(currency)).hasValue(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cny", "XXX", "XAU", "XDR", "XTS", "RMB", "BTC", "", "CNYY"})
  void knowsNothingElse(String currency) {
    assertThat(Currencies.digits(currency)).isEmpty();
  }

  @Test
  void agreesWithJavaOnEveryCurrencyThatHasMinorUnits() {
    assertThat(Currency.getAvailableCurrencies())
        .filteredOn(currency -> currency.getDefaultFractionDigits() >= 0)
        .filteredOn(currency -> !currency.getCurrencyCode().equals("AYM")) // never in ISO 4217
        .hasSizeGreaterThan(200)
        .allSatisfy(
            currency ->
                assertThat(Currencies.digits(currency.getCurrencyCode()))
                    .as(currency.getCurrencyCode())
                    .hasValue(currency.getDefaultFractionDigits()));
  }

  @Test
  void statesOfEachCurrencyTheDigitsAndTheYearInWhichItWasWithdrawn() {
    CatalogFile.resource("currencies.csv")
        .forEachLine(line -> assertThat(line).matches("[A-Z]{3},[0-4],((19|20)\\d\\d)?"));
    assertThat(CatalogFile.resource("currencies.csv").lines())
        .contains("HRK,2,2023", "BGN,2,2026", "EUR,2,", "CNY,2,")
        .filteredOn(line -> !line.startsWith("#"))
        .extracting(line -> line.substring(0, 3))
        .doesNotHaveDuplicates()
        .hasSize(165 + 109);
  }
}
