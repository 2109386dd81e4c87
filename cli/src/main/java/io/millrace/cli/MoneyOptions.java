package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options of queries whose answers have money and credit. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MoneyOptions {
  @Mixin private ModelOption model;
  @Mixin private CurrencyOption currency;

  Optional<String> currency() {
    return currency.code();
  }

  /** Adds the chosen model and currency to the request. */
  ReadRequest of(ReadRequest request) {
    return request.with("model", model.id()).with("currency", currency.code());
  }
}
