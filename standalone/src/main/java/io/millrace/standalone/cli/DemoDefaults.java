package io.millrace.standalone.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is another default in the demo than elsewhere. */
final class DemoDefaults implements IDefaultValueProvider {
  /**
   * The people of the demo have the phone in their hands dozens of times a day. With days of
   * lookback nearly every purchase would be a mixed loop of hundreds of touches; with half an hour,
   * a touch is what led there.
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
