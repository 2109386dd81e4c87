package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.FunnelTable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how many visitors of a platform reach each stage of the funnel. */
@Command(
    name = "funnel",
    description =
        "Shows the distinct visitors of a platform at each stage of the funnel, by"
            + " day: seen, product viewed, in cart, purchased.",
    footer = {"  millrace query funnel taobao", "  millrace query funnel taobao --last 30d"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FunnelCommand extends Query {
  @Mixin private PlatformParameter platform;
  @Mixin private RangeOptions range;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return options.ask(
        range.days(ReadRequest.of("platforms", platform.id(), "funnel")),
        new FunnelTable(),
        range.zone().windows());
  }
}
