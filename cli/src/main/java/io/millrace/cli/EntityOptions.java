package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.EntityTable;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters and options of a query for one creator, campaign or item. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EntityOptions {
  @Mixin private PlatformParameter platform;

  @Parameters(index = "1", paramLabel = "ID", description = "The id, as the events name it.")
  private String id;

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      defaultValue = "day",
      description = "Length of a window: day or month. Default: ${DEFAULT-VALUE}.")
  private Grain grain;

  @Mixin private RangeOptions range;
  @Mixin private MoneyOptions money;
  @Mixin private QueryOptions options;

  /**
   * Asks for the entity and prints it.
   *
   * @param entities the name of its type in paths, such as {@code creators}
   * @return the exit code
   */
  int ask(String entities) throws IOException {
    WindowTexts windows = range.zone().windows();
    ReadRequest request =
        ReadRequest.of("platforms", platform.id(), entities, id).with("grain", grain.id());
    return options.ask(
        range.of(money.of(request), grain), new EntityTable(windows, grain), windows);
  }
}
