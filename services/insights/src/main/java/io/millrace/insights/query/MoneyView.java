package io.millrace.insights.query;

import io.millrace.events.cell.Model;
import io.millrace.insights.rates.Converter;
import java.util.Optional;

/**
 * Selects how credit is shared and how amounts are shown.
 *
 * @param model attribution model of the credit
 * @param converter converter to one currency; empty when amounts stay in their own currencies
 */
public record MoneyView(Model model, Optional<Converter> converter) {

  /** Returns the currency that amounts are converted to; empty without conversion. */
  Optional<String> currency() {
    return converter.map(Converter::currency);
  }
}
