package io.millrace.cli;

import io.millrace.importer.SendSettings;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for how events are sent. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DeliveryOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--batch",
      defaultValue = "500",
      description = "Events per request, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--in-flight",
      defaultValue = "4",
      description = "Requests at a time. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--retry-for",
      paramLabel = "DURATION",
      defaultValue = "2m",
      description =
          "How long to retry while the server is busy or restarts. Default: ${DEFAULT-VALUE}.")
  private Duration retryFor;

  @Option(names = "--gzip", description = "Compress requests, for slow networks.")
  private boolean gzip;

  /** Returns the chosen settings. Rejects values that are out of range. */
  SendSettings settings() {
    try {
      return new SendSettings(batch, inFlight, retryFor, gzip);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Messages.of(e));
    }
  }
}
