package io.millrace.insights.web;

import io.millrace.events.catalog.Currencies;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.QuerySnapshots;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Optional;

/**
 * Which amounts a request asks for: the parameters {@code model} and {@code currency}.
 *
 * @param model the attribution model of credit
 * @param currency that amounts are converted to; empty for amounts as they were sent
 */
public record MoneyChoice(Model model, Optional<String> currency) {
  /** The name of the parameter of the currency. */
  public static final String CURRENCY = "currency";

  /**
   * Reads the parameters.
   *
   * @throws ProblemException 400 when one of them is not known
   */
  public static MoneyChoice of(Parameters parameters) {
    return new MoneyChoice(ChoiceParameters.model(parameters), currency(parameters));
  }

  /** Returns the currency, if there is one. It must be in the table of currencies. */
  private static Optional<String> currency(Parameters parameters) {
    Optional<String> currency = parameters.find(CURRENCY);
    currency
        .filter(code -> Currencies.digits(code).isEmpty())
        .ifPresent(
            _ -> {
              throw ProblemException.ofParameter(
                  CURRENCY,
                  ParameterReason.UNKNOWN_CURRENCY,
                  "currency is an ISO 4217 code in capitals such as CNY");
            });
    return currency;
  }

  /** Whether amounts are converted to one currency. */
  public boolean isConverted() {
    return currency.isPresent();
  }

  /**
   * Checks that there is a currency.
   *
   * @param purpose what needs it, for example {@code "for gross"}
   * @throws ProblemException 400 when there is none
   */
  public void requireCurrency(String purpose) {
    if (currency.isEmpty()) {
      throw ProblemException.ofParameter(
          CURRENCY,
          ParameterReason.CURRENCY_NEEDED,
          "currency is required %s, which compares amounts".formatted(purpose));
    }
  }

  /** Returns the view of these amounts. Blocks to check the file of rates. */
  MoneyView view(QuerySnapshots snapshots, QuerySnapshot snapshot) {
    return snapshots.view(snapshot, model, currency);
  }
}
