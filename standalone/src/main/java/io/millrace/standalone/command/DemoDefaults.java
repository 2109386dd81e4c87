package io.millrace.standalone.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Defaults of options that are different in the demo. */
final class DemoDefaults implements IDefaultValueProvider {
  /**
   * The people of the demo use their phones dozens of times a day. With a lookback of days, nearly
   * every purchase would be a mixed loop of hundreds of touches. With half an hour, the touches are
   * those that led to the purchase.
   */
  private static final String LOOKBACK = "30m";

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return Optional.of(argument)
            .filter(OptionSpec.class::isInstance)
            .map(OptionSpec.class::cast)
            .filter(option -> option.longestName().equals("--lookback"))
            .isPresent()
        ? LOOKBACK
        : null;
  }
}
