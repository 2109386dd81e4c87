package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.amount;
import static io.millrace.ingest.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "1.234, KWD, 1234",
    "128.0000, CNY, 12800",
    "1200.00, JPY, 1200",
    "1.2340000000000000000000000000000000000000, KWD, 1234",
    "1.0, JPY, 1",
    "0.000000, JPY, 0",
    "000000000000000000000000000001.50, CNY, 150"
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
    "1.001, CNY",
    "1.5, JPY",
    "0.001, CNY",
    "0.30000000000000004, CNY",
    "1.2345, KWD",
    "1000000000.00, CNY",
    "100000000000, JPY",
    "99999999999999999999999999, CNY",
    "\u0661, CNY"
  })
  void refusesAnythingElse(String value, String currency) throws Exception {
    String json =
        json(EventType.TIP)
            .replace(
                amount("5"), "{\"value\":\"%s\",\"currency\":\"%s\"}".formatted(value, currency));

    if (value.isEmpty()) {
      assertThat(Reading.bad(Domain.COMMERCE, json).code()).isEqualTo(ProblemCode.BAD_LENGTH);
    } else {
      assertBad(Reading.bad(Domain.COMMERCE, json), currency);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "25.5, CNY, 2550",
    "25.50, CNY, 2550",
    "128, CNY, 12800",
    "128.0000, CNY, 12800",
    "1200.00, JPY, 1200",
    "0, CNY, 0",
    "-0, CNY, 0",
    "0.1, CNY, 10",
    "999999999.99, CNY, 99999999999",
    "1e3, CNY, 100000",
    "1.285E2, CNY, 12850",
    "12850e-2, CNY, 12850",
    "1E+3, JPY, 1000",
    "0e999999999, CNY, 0"
  })
  void takesAJsonNumberByItsDecimalText(String number, String currency, long minor)
      throws Exception {
    assertThat(money("{\"value\":%s,\"currency\":\"%s\"}".formatted(number, currency)))
        .isEqualTo(new Money(currency, minor));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "25.555",
        "-1",
        "-0.01",
        "0.30000000000000004",
        "1000000000.00",
        "1e-3",
        "1e11",
        "1e999",
        "1e999999999",
        "1e-999999999",
        "1e2147483648",
        "1e99999999999999999999",
        "0.00000000000000000000000000000000000000000000000000000000000000001"
      })
  void refusesANumberThatIsNoAmountAtOnce(String number) throws Exception {
    assertBad(
        Reading.bad(
            Domain.COMMERCE,
            json(EventType.TIP)
                .replace(amount("5"), "{\"value\":%s,\"currency\":\"CNY\"}".formatted(number))),
        "CNY");
  }

  @ParameterizedTest
  @CsvSource({"0, CNY", "12800, CNY", "1200, JPY", "99999999999, KWD"})
  void takesMinorUnits(long minor, String currency) throws Exception {
    assertThat(money("{\"minor\":%d,\"currency\":\"%s\"}".formatted(minor, currency)))
        .isEqualTo(new Money(currency, minor));
  }

  @ParameterizedTest
  @CsvSource({"cny, CNY", "Eur, EUR", "hrk, HRK", "xcg, XCG", "dem, DEM"})
  void takesCodesInLowerCaseAndOfWithdrawnCurrencies(String sent, String currency)
      throws Exception {
    assertThat(money("{\"value\":\"5\",\"currency\":\"%s\"}".formatted(sent)))
        .isEqualTo(new Money(currency, 500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"minor\":100000000000,\"currency\":\"CNY\"}|BAD_AMOUNT",
        "{\"minor\":-1,\"currency\":\"CNY\"}|BAD_AMOUNT",
        "{\"minor\":99999999999999999999999999,\"currency\":\"CNY\"}|BAD_AMOUNT",
        "{\"minor\":5.0,\"currency\":\"CNY\"}|WRONG_JSON_TYPE",
        "{\"minor\":1e3,\"currency\":\"CNY\"}|WRONG_JSON_TYPE",
        "{\"minor\":\"5\",\"currency\":\"CNY\"}|WRONG_JSON_TYPE",
        "{\"minor\":5,\"value\":5,\"currency\":\"CNY\"}|BAD_AMOUNT",
        "{\"minor\":5}|MISSING_FIELD",
        "{\"currency\":\"CNY\"}|MISSING_FIELD",
        "{\"minor\":null,\"value\":null,\"currency\":\"CNY\"}|MISSING_FIELD",
        "{\"minor\":5,\"minor\":5,\"currency\":\"CNY\"}|DUPLICATE_FIELD",
        "{\"minor\":null,\"minor\":5,\"currency\":\"CNY\"}|DUPLICATE_FIELD",
        "{\"value\":true,\"currency\":\"CNY\"}|WRONG_JSON_TYPE",
        "{\"value\":[5],\"currency\":\"CNY\"}|WRONG_JSON_TYPE",
        "{\"value\":5,\"currency\":\"\u0131nr\"}|UNKNOWN_CURRENCY",
        "{\"value\":5,\"currency\":\"XXX\"}|UNKNOWN_CURRENCY",
        "{\"value\":5,\"currency\":156}|WRONG_JSON_TYPE"
      })
  void refusesAmountsOfOtherForms(String amount, ProblemCode code) throws Exception {
    assertThat(
            Reading.bad(Domain.COMMERCE, json(EventType.TIP).replace(amount("5"), amount)).code())
        .isEqualTo(code);
  }

  @Test
  void takesMinorNullForAbsent() throws Exception {
    assertThat(money("{\"minor\":null,\"value\":\"5\",\"currency\":\"CNY\"}"))
        .isEqualTo(new Money("CNY", 500));
  }

  private static void assertBad(EventOutcome.Rejected reason, String currency) {
    assertThat(reason.code()).isEqualTo(ProblemCode.BAD_AMOUNT);
    assertThat(reason.detail())
        .contains("amount.value takes a decimal number")
        .contains(currency)
        .hasSizeLessThan(300);
  }

  private static Money money(String amount) throws UnreadableException {
    Event event = Reading.good(Domain.COMMERCE, json(EventType.TIP).replace(amount("5"), amount));
    return ((Event.Earning) event).amount();
  }
}
