package io.millrace.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the currency that all money is converted to. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CurrencyOption {
  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description =
          "Convert all money to this currency (ISO 4217) at the rate of its day. Default:"
              + " currencies side by side.")
  private Optional<String> currency;

  Optional<String> code() {
    return currency;
  }
}
