package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.OrderListTable;
import io.millrace.events.cell.Grain;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the orders of a range, or searches an order by its number. */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description =
        "Lists the orders of a range, the newest first; or with ORDER, the orders with this"
            + " number on all platforms.",
    footer = {
      "  millrace query orders --last 24h",
      "  millrace query orders --platform taobao --kind external --touch-platform wechat",
      "  millrace query orders o-1"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class OrdersCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "ORDER", description = "The number of an order.")
  private Optional<String> order;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "Only purchases on this platform. Default: all.")
  private Optional<String> platform;

  @Option(
      names = "--find",
      paramLabel = "TEXT",
      description = "Only orders whose number contains this text, in small or capital letters.")
  private Optional<String> find;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only loops of this kind: closed, external, mixed or direct. Default: all.")
  private Optional<String> kind;

  @Option(
      names = "--touch-platform",
      paramLabel = "PLATFORM",
      description = "Only purchases with a touch on this platform. Default: all.")
  private Optional<String> touchPlatform;

  @Option(
      names = "--touch-surface",
      paramLabel = "SURFACE",
      description = "Only purchases with a touch on this surface of --touch-platform.")
  private Optional<String> touchSurface;

  @Option(
      names = "--creator",
      paramLabel = "ID",
      description = "Only purchases with a touch that names this creator.")
  private Optional<String> creator;

  @Option(
      names = "--campaign",
      paramLabel = "ID",
      description = "Only purchases with a touch that names this campaign.")
  private Optional<String> campaign;

  @Option(
      names = "--item",
      paramLabel = "ID",
      description = "Only purchases with a touch that names this item.")
  private Optional<String> item;

  @Mixin private RangeOptions range;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    ReadRequest request =
        ReadRequest.of("orders")
            .with("platform", platform)
            .with("find", find)
            .with("kind", kind)
            .with("touchPlatform", touchPlatform)
            .with("touchSurface", touchSurface)
            .with("creator", creator)
            .with("campaign", campaign)
            .with("item", item);
    ReadRequest asked =
        order
            .map(number -> request.with("order", number))
            .orElseGet(() -> range.of(request, Grain.MINUTE));
    return options.ask(asked, new OrderListTable(range.zone().windows()), range.zone().windows());
  }
}
