package io.millrace.standalone.command;

import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The longest lookback of the command line. */
final class LookbackLimit {
  private LookbackLimit() {}

  /** Rejects a lookback that is longer than the aggregator allows. */
  static void require(CommandLine line, Duration lookback) {
    if (lookback.compareTo(CalculationSettings.LONGEST) > 0) {
      throw new ParameterException(
          line, "--lookback must be 0s to %dd".formatted(CalculationSettings.LONGEST.toDays()));
    }
  }
}
