package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.AudienceTable;
import io.millrace.cli.table.EntityRankingsTable;
import io.millrace.cli.table.FlowsTable;
import io.millrace.cli.table.FunnelTable;
import io.millrace.cli.table.GroupsTable;
import io.millrace.cli.table.LoopsTable;
import io.millrace.cli.table.OrderTable;
import io.millrace.cli.table.PlatformsTable;
import io.millrace.cli.table.RankingsTable;
import io.millrace.cli.table.SummaryTable;
import io.millrace.cli.table.SurfacesTable;
import io.millrace.cli.table.TableView;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Queries the numbers of a running Millrace. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Queries a running Millrace and prints a table, JSON or CSV.",
      "Each amount is in its own currency. Counts of visitors are exact for their"
          + " window. Days, weeks and months begin at midnight in --zone. A range does"
          + " not include its end."
    },
    synopsisSubcommandLabel = "WHAT",
    subcommands = OrdersCommand.class,
    footer = {
      "  millrace query platforms                                 the catalog, and today",
      "  millrace query summary douyin                            the last seven days",
      "  millrace query summary douyin --grain hour --last 24h",
      "  millrace query loops --from 2026-11-01 --to 2026-12-01 --model linear --csv",
      "  millrace query orders --platform taobao                  the newest orders",
      "  millrace query order taobao o-1                          the explanation of an order"
    },
    exitCodeList = {
      Exit.SAYS_OK,
      Exit.SAYS_USAGE,
      Exit.SAYS_UNREACHABLE,
      Exit.SAYS_KEY_REFUSED,
      Exit.SAYS_NOT_FOUND
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QueryCommand implements Runnable {
  static final String PLATFORM = "The id of a platform, such as douyin.";

  private final InstantSource clock = InstantSource.system();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "platforms",
      mixinStandardHelpOptions = true,
      description = "Shows all platforms of the catalog with their numbers of today.",
      footer = {"  millrace query platforms", "  millrace query platforms --json"})
  int platforms(@Mixin ModelOption model, @Mixin ZoneOption zone, @Mixin QueryOptions options)
      throws IOException {
    return options.ask(
        ReadRequest.of("platforms").with("model", model.id()),
        new PlatformsTable(),
        zone.windows());
  }

  @Command(
      name = "summary",
      mixinStandardHelpOptions = true,
      description =
          "Shows a platform over time: traffic, orders, money and credit (closed: money"
              + " here that attention here earned; external in: money here that attention"
              + " elsewhere earned; external out: money elsewhere that attention here"
              + " earned).",
      footer = {
        "  millrace query summary douyin",
        "  millrace query summary douyin --from 2026-11-01 --to 2026-12-01 --model linear",
        "  millrace query summary douyin --grain minute --last 60m --csv",
        "  millrace query summary douyin --by channel --last 30d",
        "  millrace query summary douyin --last 7d --compare previous"
      })
  int summary(
      @Parameters(paramLabel = "PLATFORM", description = PLATFORM) String platform,
      @Option(
              names = "--grain",
              paramLabel = "GRAIN",
              defaultValue = "day",
              completionCandidates = OptionNames.Grains.class,
              description =
                  "Length of a window: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. The"
                      + " default of --last depends on it: 1h, 24h, 7d, 56d, 365d.")
          Grain grain,
      @Option(
              names = "--by",
              paramLabel = "WHAT",
              description =
                  "channel or region: a line for each of them instead of for each window. The range"
                      + " is whole days.")
          Optional<String> by,
      @Mixin RangeOptions range,
      @Mixin CompareOption compare,
      @Mixin MoneyOptions money,
      @Mixin QueryOptions options)
      throws IOException {
    if (by.isPresent()) {
      ReadRequest groups = ReadRequest.of("platforms", platform, "summary").with("by", by.get());
      return days(
          compare.of(money.of(groups)),
          range,
          options,
          compare.table(new GroupsTable(by.get()), "value"));
    }
    ReadRequest request =
        ReadRequest.of("platforms", platform, "summary").with("grain", grain.id());
    WindowTexts windows = range.zone().windows();
    return options.ask(
        range.of(compare.of(money.of(request)), grain, clock.instant()),
        compare.table(new SummaryTable(windows, grain)),
        windows);
  }

  @Command(
      name = "surfaces",
      mixinStandardHelpOptions = true,
      description =
          "Shows the surfaces of a platform, or of all platforms: events, attention, visitors,"
              + " earned credit, spend.",
      footer = {
        "  millrace query surfaces --sort credit --currency CNY --last 30d",
        "  millrace query surfaces douyin",
        "  millrace query surfaces douyin --from yesterday --to today"
      })
  int surfaces(
      @Parameters(
              paramLabel = "PLATFORM",
              arity = "0..1",
              description = PLATFORM + " Default: all platforms.")
          Optional<String> platform,
      @Option(
              names = "--sort",
              paramLabel = "FIGURE",
              description =
                  "Of all platforms: orders, events or attention, or credit, refunded, spend or"
                      + " roas, which need --currency. The greatest is first. Default: by name.")
          Optional<String> sort,
      @Mixin RangeOptions range,
      @Mixin CompareOption compare,
      @Mixin MoneyOptions money,
      @Mixin QueryOptions options)
      throws IOException {
    ReadRequest request =
        platform
            .map(id -> ReadRequest.of("platforms", id, "surfaces"))
            .orElseGet(() -> ReadRequest.of("surfaces"))
            .with("sort", sort);
    TableView usual = new SurfacesTable(platform.isEmpty());
    TableView table =
        platform.isEmpty()
            ? compare.table(usual, "platform", "surface")
            : compare.table(usual, "surface");
    return days(compare.of(money.of(request)), range, options, table);
  }

  @Command(
      name = "funnel",
      mixinStandardHelpOptions = true,
      description =
          "Shows the distinct visitors of a platform at each stage of the funnel, by"
              + " day: seen, product viewed, in cart, purchased.",
      footer = {"  millrace query funnel taobao", "  millrace query funnel taobao --last 30d"})
  int funnel(
      @Parameters(paramLabel = "PLATFORM", description = PLATFORM) String platform,
      @Mixin RangeOptions range,
      @Mixin QueryOptions options)
      throws IOException {
    ReadRequest request = ReadRequest.of("platforms", platform, "funnel");
    return days(request, range, options, new FunnelTable());
  }

  @Command(
      name = "loops",
      mixinStandardHelpOptions = true,
      description = "Shows which platform's attention led to money on which platform.",
      footer = {
        "  millrace query loops",
        "  millrace query loops --last 30d --model time_decay",
        "  millrace query loops --by surface --last 30d",
        "  millrace query loops --by channel --last 30d",
        "  millrace query loops --from 2026-11-01 --to 2026-12-01 --csv"
      })
  int loops(
      @Option(
              names = "--by",
              paramLabel = "WHAT",
              defaultValue = "platform",
              description =
                  "platform, owner or need of both ends, or surface, channel or region of the"
                      + " attention. Default: ${DEFAULT-VALUE}.")
          String by,
      @Mixin RangeOptions range,
      @Mixin CompareOption compare,
      @Mixin MoneyOptions money,
      @Mixin QueryOptions options)
      throws IOException {
    ReadRequest request = ReadRequest.of("loops").with("by", by);
    return days(
        compare.of(money.of(request)),
        range,
        options,
        compare.table(new LoopsTable(by), LoopsTable.keys(by)));
  }

  @Command(
      name = "flows",
      mixinStandardHelpOptions = true,
      description =
          "Shows how visitors move between surfaces, on one platform and between platforms.",
      footer = {"  millrace query flows", "  millrace query flows --platform wechat --last 1d"})
  int flows(
      @Option(
              names = "--platform",
              paramLabel = "PLATFORM",
              description = "Only moves that begin or end on this platform. Default: all.")
          Optional<String> platform,
      @Mixin RangeOptions range,
      @Mixin QueryOptions options)
      throws IOException {
    ReadRequest request = ReadRequest.of("flows").with("platform", platform);
    return days(request, range, options, new FlowsTable());
  }

  @Command(
      name = "audience",
      mixinStandardHelpOptions = true,
      description =
          "Shows the distinct visitors of each platform, and of both platforms of each pair.",
      footer = {
        "  millrace query audience                         this month",
        "  millrace query audience --period 2026-11-23     a day",
        "  millrace query audience --from 2026-11-01 --to 2026-11-08"
      })
  int audience(
      @Mixin PeriodOption period, @Mixin CompareOption compare, @Mixin QueryOptions options)
      throws IOException {
    return options.ask(
        compare.of(period.of(ReadRequest.of("audience"), clock.instant())),
        compare.table(new AudienceTable(), "a", "b"),
        period.zone().windows());
  }

  @Command(
      name = "rankings",
      mixinStandardHelpOptions = true,
      description =
          "Ranks platforms, owners, needs, channels, regions, creators, campaigns or items by a"
              + " metric, with their shares of the total.",
      footer = {
        "  millrace query rankings",
        "  millrace query rankings --metric net --currency CNY --by owner --period 2026-11",
        "  millrace query rankings --metric credit --currency CNY --by channel --from 2026-11-01",
        "  millrace query rankings --metric credit --currency CNY --by creator --platform douyin"
      })
  int rankings(
      @Option(
              names = "--metric",
              paramLabel = "METRIC",
              defaultValue = "visitors",
              description =
                  "visitors, opens, attention, events, buyers, orders, creditOrders, newBuyers, or"
                      + " net, externalOut, credit, refunded, spend, roas and closureRate, which"
                      + " need --currency. Default: ${DEFAULT-VALUE}.")
          String metric,
      @Mixin PeriodOption period,
      @Option(
              names = "--by",
              paramLabel = "WHAT",
              defaultValue = "platform",
              description =
                  "platform, owner, need, channel, region, creator, campaign or item. The last"
                      + " three have the metrics credit, refunded, creditOrders, newBuyers, spend"
                      + " and roas. Default: ${DEFAULT-VALUE}.")
          String by,
      @Option(
              names = "--platform",
              paramLabel = "PLATFORMS",
              description =
                  "Only these platforms, separated by commas; not when platforms, owners or needs"
                      + " are ranked. Default: all.")
          Optional<String> platform,
      @Mixin CompareOption compare,
      @Mixin MoneyOptions money,
      @Mixin QueryOptions options)
      throws IOException {
    ReadRequest request = ReadRequest.of("rankings").with("metric", metric);
    return options.ask(
        compare.of(
            money.of(
                period.of(request, clock.instant()).with("by", by).with("platform", platform))),
        EntityRankingsTable.isOf(by)
            ? new EntityRankingsTable(metric, by, money.currency().orElse(""), compare.isPresent())
            : compare.table(new RankingsTable(metric, by, money.currency().orElse("")), "id"),
        period.zone().windows());
  }

  @Command(
      name = "order",
      mixinStandardHelpOptions = true,
      description =
          "Explains an order: its purchases, the touches before them with their credit,"
              + " and its refunds.",
      footer = {
        "  millrace query order taobao o-1",
        "  millrace query order taobao o-1 --model linear"
      })
  int order(
      @Parameters(index = "0", paramLabel = "PLATFORM", description = PLATFORM) String platform,
      @Parameters(index = "1", paramLabel = "ORDER", description = "The id of the order.")
          String order,
      @Mixin ModelOption model,
      @Mixin ZoneOption zone,
      @Mixin QueryOptions options)
      throws IOException {
    return options.ask(
        ReadRequest.of("platforms", platform, "orders", order),
        new OrderTable(zone.windows(), model.id()),
        zone.windows());
  }

  @Command(
      name = "creator",
      mixinStandardHelpOptions = true,
      description =
          "Shows what a creator of a platform earned over time: the credit of the touches that"
              + " name it, on all platforms, and its spend.",
      footer = {
        "  millrace query creator douyin li-1",
        "  millrace query creator douyin li-1 --grain month --last 365d --currency CNY"
      })
  int creator(@Mixin EntityOptions creator) throws IOException {
    return creator.ask("creators", clock.instant());
  }

  @Command(
      name = "campaign",
      mixinStandardHelpOptions = true,
      description = "Shows what a campaign of a platform earned over time, and its spend.",
      footer = "  millrace query campaign douyin spring-sale --last 30d")
  int campaign(@Mixin EntityOptions campaign) throws IOException {
    return campaign.ask("campaigns", clock.instant());
  }

  @Command(
      name = "item",
      mixinStandardHelpOptions = true,
      description = "Shows what an item of a platform earned over time, and its spend.",
      footer = "  millrace query item taobao shoe-1 --last 30d")
  int item(@Mixin EntityOptions item) throws IOException {
    return item.ask("items", clock.instant());
  }

  /** Asks for a range of whole days. */
  private int days(ReadRequest request, RangeOptions range, QueryOptions options, TableView table)
      throws IOException {
    return options.ask(
        range.of(request, Grain.DAY, clock.instant()), table, range.zone().windows());
  }
}
