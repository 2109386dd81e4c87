package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.PlatformsTable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the platforms of the catalog. */
@Command(
    name = "platforms",
    description = "Shows all platforms of the catalog with their numbers of today.",
    footer = {"  millrace query platforms", "  millrace query platforms --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PlatformsCommand extends Query {
  @Mixin private ModelOption model;
  @Mixin private ZoneOption zone;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return options.ask(
        ReadRequest.of("platforms").with("model", model.id()),
        new PlatformsTable(),
        zone.windows());
  }
}
