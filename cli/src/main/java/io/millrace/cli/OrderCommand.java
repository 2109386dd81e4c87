package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.OrderTable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains one order. */
@Command(
    name = "order",
    description =
        "Explains an order: its purchases, the touches before them with their credit,"
            + " and its refunds.",
    footer = {
      "  millrace query order taobao o-1",
      "  millrace query order taobao o-1 --model linear"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class OrderCommand extends Query {
  @Mixin private PlatformParameter platform;

  @Parameters(index = "1", paramLabel = "ORDER", description = "The id of the order.")
  private String order;

  @Mixin private ModelOption model;
  @Mixin private ZoneOption zone;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return options.ask(
        ReadRequest.of("platforms", platform.id(), "orders", order),
        new OrderTable(zone.windows(), model.id()),
        zone.windows());
  }
}
