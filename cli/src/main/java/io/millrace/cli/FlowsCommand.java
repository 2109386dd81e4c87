package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.FlowsTable;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the moves of visitors between surfaces. */
@Command(
    name = "flows",
    description =
        "Shows how visitors move between surfaces, on one platform and between platforms.",
    footer = {"  millrace query flows", "  millrace query flows --platform wechat --last 1d"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FlowsCommand extends Query {
  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "Only moves that begin or end on this platform. Default: all.")
  private Optional<String> platform;

  @Mixin private RangeOptions range;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return options.ask(
        range.days(ReadRequest.of("flows").with("platform", platform)),
        new FlowsTable(),
        range.zone().windows());
  }
}
