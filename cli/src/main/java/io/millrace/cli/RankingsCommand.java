package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.EntityRankingsTable;
import io.millrace.cli.table.RankingsTable;
import io.millrace.cli.table.TableView;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks platforms, groups of platforms or entities by a metric. */
@Command(
    name = "rankings",
    description =
        "Ranks platforms, owners, needs, channels, regions, creators, campaigns or items by a"
            + " metric, with their shares of the total.",
    footer = {
      "  millrace query rankings",
      "  millrace query rankings --metric net --currency CNY --by owner --period 2026-11",
      "  millrace query rankings --metric credit --currency CNY --by channel --from 2026-11-01",
      "  millrace query rankings --metric credit --currency CNY --by creator --platform douyin",
      "  millrace query rankings --metric orders --channel search --period 2026-11"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RankingsCommand extends Query {
  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      defaultValue = "visitors",
      description =
          "visitors, opens, attention, events, buyers, orders, creditOrders, newBuyers, or"
              + " net, externalOut, credit, refunded, spend, roas and closureRate, which"
              + " need --currency. Default: ${DEFAULT-VALUE}.")
  private String metric;

  @Mixin private PeriodOption period;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "platform",
      description =
          "platform, owner, need, channel, region, creator, campaign or item. The last"
              + " three have the metrics credit, refunded, creditOrders, newBuyers, spend"
              + " and roas. Default: ${DEFAULT-VALUE}.")
  private String by;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORMS",
      description =
          "Only these platforms, separated by commas; not when platforms, owners or needs"
              + " are ranked. Default: all.")
  private Optional<String> platform;

  @Mixin private FilterOptions filter;
  @Mixin private CompareOption compare;
  @Mixin private MoneyOptions money;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    ReadRequest request =
        period
            .of(ReadRequest.of("rankings").with("metric", metric))
            .with("by", by)
            .with("platform", platform);
    return options.ask(compare.of(money.of(filter.of(request))), table(), period.zone().windows());
  }

  private TableView table() {
    String currency = money.currency().orElse("");
    return EntityRankingsTable.isOf(by)
        ? new EntityRankingsTable(metric, by, currency, compare.isPresent())
        : compare.table(new RankingsTable(metric, by, currency), "id");
  }
}
