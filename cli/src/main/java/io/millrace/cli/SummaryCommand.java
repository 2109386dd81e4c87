package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.GroupsTable;
import io.millrace.cli.table.SummaryTable;
import io.millrace.events.cell.Grain;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a platform by window, by channel or by region. */
@Command(
    name = "summary",
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
      "  millrace query summary douyin --channel search --last 30d",
      "  millrace query summary douyin --last 7d --compare previous"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SummaryCommand extends Query {
  @Mixin private PlatformParameter platform;

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      defaultValue = "day",
      completionCandidates = OptionNames.Grains.class,
      description =
          "Length of a window: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. The"
              + " default of --last depends on it: 1h, 24h, 7d, 56d, 365d.")
  private Grain grain;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "channel or region: a line for each of them instead of for each window. The range"
              + " is whole days.")
  private Optional<String> by;

  @Mixin private FilterOptions filter;
  @Mixin private ComparedOptions compared;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    ReadRequest request = ReadRequest.of("platforms", platform.id(), "summary");
    if (filter.isPresent()) {
      return filtered(request);
    }
    return by.isPresent() ? groups(request, by.get()) : windows(request);
  }

  private int groups(ReadRequest request, String dimension) throws IOException {
    return options.ask(
        compared.days(request.with("by", dimension)),
        compared.table(new GroupsTable(dimension), "value"),
        compared.windows());
  }

  private int filtered(ReadRequest request) throws IOException {
    ReadRequest named = filter.of(request.with("grain", grain.id()).with("by", by));
    return options.ask(
        compared.of(named, grain),
        compared.table(new GroupsTable(compared.windows(), grain)),
        compared.windows());
  }

  private int windows(ReadRequest request) throws IOException {
    return options.ask(
        compared.of(request.with("grain", grain.id()), grain),
        compared.table(new SummaryTable(compared.windows(), grain)),
        compared.windows());
  }
}
