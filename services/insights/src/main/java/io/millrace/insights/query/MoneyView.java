package io.millrace.insights.query;

import io.millrace.events.cell.Model;
import io.millrace.insights.rates.Converter;
import java.util.Optional;

/**
 * How money is looked at.
 *
 * @param model that shares the credit
 * @param converter to the one currency that amounts are told in; empty to tell each in its own
 */
public record MoneyView(Model model, Optional<Converter> converter) {

  /** The currency that amounts are told in, if it is one. */
  Optional<String> currency() {
    return converter.map(Converter::currency);
  }
}
