package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.AudienceTable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the visitors of platforms and of pairs of platforms. */
@Command(
    name = "audience",
    description =
        "Shows the distinct visitors of each platform, and of both platforms of each pair.",
    footer = {
      "  millrace query audience                         this month",
      "  millrace query audience --period 2026-11-23     a day",
      "  millrace query audience --from 2026-11-01 --to 2026-11-08"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AudienceCommand extends Query {
  @Mixin private PeriodOption period;
  @Mixin private CompareOption compare;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return options.ask(
        compare.of(period.of(ReadRequest.of("audience"))),
        compare.table(new AudienceTable(), "a", "b"),
        period.zone().windows());
  }
}
