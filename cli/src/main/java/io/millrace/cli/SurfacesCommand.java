package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.SurfacesTable;
import io.millrace.cli.table.TableView;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the surfaces of one platform or of all. */
@Command(
    name = "surfaces",
    description =
        "Shows the surfaces of a platform, or of all platforms: events, attention, visitors,"
            + " earned credit, spend.",
    footer = {
      "  millrace query surfaces --sort credit --currency CNY --last 30d",
      "  millrace query surfaces douyin",
      "  millrace query surfaces douyin --from yesterday --to today"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SurfacesCommand extends Query {
  @Parameters(
      paramLabel = "PLATFORM",
      arity = "0..1",
      description = PlatformParameter.DESCRIPTION + " Default: all platforms.")
  private Optional<String> platform;

  @Option(
      names = "--sort",
      paramLabel = "FIGURE",
      description =
          "Of all platforms: orders, events or attention, or credit, refunded, spend or"
              + " roas, which need --currency. The greatest is first. Default: by name.")
  private Optional<String> sort;

  @Mixin private ComparedOptions compared;
  @Mixin private QueryOptions options;

  @Override
  public Integer call() throws IOException {
    return platform.isPresent() ? ofOne(platform.get()) : ofAll();
  }

  private int ofOne(String id) throws IOException {
    return ask(
        ReadRequest.of("platforms", id, "surfaces"),
        compared.table(new SurfacesTable(false), "surface"));
  }

  private int ofAll() throws IOException {
    return ask(
        ReadRequest.of("surfaces"), compared.table(new SurfacesTable(true), "platform", "surface"));
  }

  private int ask(ReadRequest request, TableView table) throws IOException {
    return options.ask(compared.days(request.with("sort", sort)), table, compared.windows());
  }
}
