package io.millrace.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, CNY, 0",
    "0.00, CNY, 0",
    "128, CNY, 12800",
    "128.5, CNY, 12850",
    "128.05, CNY, 12805",
    "007.10, CNY, 710",
    "999999999.99, CNY, 99999999999",
    "99999999999, JPY, 99999999999",
    "1.234, KWD, 1234"
  })
  void readsDecimalsIntoMinorUnits(String value, String currency, long minor) throws Exception {
    assertThat(DecimalAmount.parse(value, currency)).isEqualTo(new Money(currency, minor));
  }

  @ParameterizedTest
  @CsvSource({
    "'', CNY",
    "., CNY",
    ".5, CNY",
    "5., CNY",
    "-1, CNY",
    "+1, CNY",
    "1e3, CNY",
    "'1,000', CNY",
    "' 1', CNY",
    "0x10, CNY",
    "NaN, CNY",
    "1.2.3, CNY",
    "1.000, CNY",
    "1.0, JPY",
    "1.2345, KWD",
    "1000000000.00, CNY",
    "100000000000, JPY",
    "99999999999999999999999999, CNY",
    "\u0661, CNY"
  })
  void refusesAnythingElse(String value, String currency) {
    assertThatThrownBy(() -> DecimalAmount.parse(value, currency))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("amount.value takes a decimal number")
        .hasMessageContaining(currency);
  }
}
