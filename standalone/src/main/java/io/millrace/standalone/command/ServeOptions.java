package io.millrace.standalone.command;

import io.millrace.kafka.net.FreePorts;
import io.millrace.standalone.server.ServeSettings;
import io.millrace.standalone.server.ServeSettings.Address;
import io.millrace.standalone.server.ServeSettings.Calculation;
import io.millrace.standalone.server.ServeSettings.Care;
import io.millrace.standalone.server.ServeSettings.Pages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the commands that start Millrace. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServeOptions {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the gateway; 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description =
          "Address of the gateway; 0.0.0.0 admits other machines. Default: ${DEFAULT-VALUE}.")
  private String bind;

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "Catalog of the platforms that events may name. Default: the built-in catalog.")
  private Optional<Path> catalog;

  @Option(
      names = "--lookback",
      paramLabel = "DURATION",
      defaultValue = "7d",
      description =
          "How long before a purchase traffic counts as a touch; another value needs a rebuild."
              + " Default: ${DEFAULT-VALUE}.")
  private Duration lookback;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "Time zone of days, weeks and months; another one needs a rebuild. Default:"
              + " ${DEFAULT-VALUE}.")
  private ZoneId zone;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description =
          "Port of health and metrics, on this machine only; 0 for any free one. Default: none.")
  private Optional<Integer> managementPort;

  @Option(
      names = "--min-free",
      paramLabel = "SIZE",
      description =
          "Free space that each disk of the data folder must keep, such as 1GB. With"
              + " less, no events are accepted until there is enough again. Default: 512MB or"
              + " 2 %% of the disk, whichever is less, and at least 64MB.")
  private Optional<DataSize> minFree;

  @Option(
      names = "--frame-ancestors",
      paramLabel = "ORIGINS",
      defaultValue = "none",
      description =
          "Pages that may show the dashboard in a frame: origins like https://intranet.example"
              + " with a space between them, or none. Default: ${DEFAULT-VALUE}.")
  private String frames;

  @Option(
      names = "--accept-loss",
      description =
          "Start although logs are shorter than before, for example after a power cut."
              + " Numbers may then be wrong.")
  private boolean acceptLoss;

  /**
   * Returns the chosen settings.
   *
   * @throws ParameterException when a value is out of its range; nothing has started then
   */
  ServeSettings settings(CommandLine line, Path data) {
    requirePort(line, "--port", port);
    managementPort.ifPresent(chosen -> requirePort(line, "--management-port", chosen));
    LookbackLimit.require(line, lookback);
    if (minFree.filter(size -> size.toBytes() <= 0).isPresent()) {
      throw new ParameterException(line, "--min-free must be above 0, such as 1GB");
    }
    return new ServeSettings(
        data,
        new Address(bind, chosen(port), chosenManagement()),
        new Calculation(zone, lookback, catalog),
        new Care(minFree, acceptLoss),
        new Pages(frames, false));
  }

  private static void requirePort(CommandLine line, String option, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          line, "%s must be 0 to %d, is %d".formatted(option, HIGHEST_PORT, port));
    }
  }

  private OptionalInt chosenManagement() {
    return managementPort.stream().mapToInt(ServeOptions::chosen).findFirst();
  }

  private static int chosen(int wanted) {
    return wanted == 0 ? FreePorts.take(1).getFirst() : wanted;
  }
}
