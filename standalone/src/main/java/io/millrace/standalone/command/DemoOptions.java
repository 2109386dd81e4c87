package io.millrace.standalone.command;

import io.millrace.demo.DemoSettings;
import picocli.CommandLine.Option;

/** Options for the world of the demo. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoOptions {
  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Equal seeds make equal worlds. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description =
          "Multiple of 50 events per second, at most 20. A higher speed adds people."
              + " Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--people",
      defaultValue = "120",
      description = "Number of people with a history, 1 to 2000. Default: ${DEFAULT-VALUE}.")
  private int people;

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "Days of history, today included, 0 to 365. Default: ${DEFAULT-VALUE}.")
  private int days;

  /**
   * Returns the chosen settings.
   *
   * @throws IllegalArgumentException when a value is out of range
   */
  DemoSettings settings() {
    return new DemoSettings(seed, speed, people, days);
  }
}
