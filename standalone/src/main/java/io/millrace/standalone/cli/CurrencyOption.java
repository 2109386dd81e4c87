package io.millrace.standalone.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What to convert money to. */
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
