package io.millrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Queries the numbers of a running Millrace: one subcommand for each kind of answer. */
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
    subcommands = {
      OrdersCommand.class,
      AudienceCommand.class,
      EntityCommand.Campaign.class,
      EntityCommand.Creator.class,
      FlowsCommand.class,
      FunnelCommand.class,
      EntityCommand.Item.class,
      LoopsCommand.class,
      OrderCommand.class,
      PlatformsCommand.class,
      RankingsCommand.class,
      SummaryCommand.class,
      SurfacesCommand.class
    },
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
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
