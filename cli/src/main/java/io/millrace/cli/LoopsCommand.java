package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.LoopsTable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the credit between platforms. */
@Command(
    name = "loops",
    description = "Shows which platform's attention led to money on which platform.",
    footer = {
      "  millrace query loops",
      "  millrace query loops --last 30d --model time_decay",
      "  millrace query loops --by surface --last 30d",
      "  millrace query loops --by channel --last 30d",
      "  millrace query loops --region us --last 30d",
      "  millrace query loops --from 2026-11-01 --to 2026-12-01 --csv"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LoopsCommand extends Query {
  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "platform",
      description =
          "platform, owner or need of both ends, or surface, channel or region of the"
              + " attention. Default: ${DEFAULT-VALUE}.")
  private String by;

  @Mixin private FilterOptions filter;
  @Mixin private ComparedOptions compared;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return options.ask(
        compared.days(filter.of(ReadRequest.of("loops").with("by", by))),
        compared.table(new LoopsTable(by, !filter.isPresent()), LoopsTable.keys(by)),
        compared.windows());
  }
}
