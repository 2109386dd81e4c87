package io.millrace.cli;

import io.millrace.cli.read.ReadApi;
import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.watch.Watch;
import io.millrace.events.cell.Grain;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows live numbers in a terminal, as lines or as JSON. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Shows numbers as they change: a table on a terminal, otherwise a line for each change.",
      "When the stream breaks, the command reports it and connects again. Ctrl-C ends it.",
      "The column 'left out' counts events of a visitor above the cap of a day, and"
          + " purchases and refunds after the first 256 of an order. No other number"
          + " includes them."
    },
    footer = {
      "  millrace watch                             every platform with data, this minute",
      "  millrace watch douyin taobao --grain day   two platforms, today",
      "  millrace watch --owner tencent --last 5    the newest five minutes of each",
      "  millrace watch --json | jq .platform       a line of JSON for each change"
    },
    exitCodeList = {
      "0:ended by Ctrl-C, or the reader of its output has closed it",
      Exit.SAYS_USAGE,
      Exit.SAYS_UNREACHABLE,
      Exit.SAYS_KEY_REFUSED,
      Exit.SAYS_NOT_FOUND
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PLATFORM",
      description = "Ids of platforms. Default: all.")
  private List<String> platforms = List.of();

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      defaultValue = "minute",
      completionCandidates = OptionNames.Grains.class,
      description = "Length of a window: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Grain grain;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "1",
      description = "The newest N windows of each platform. Default: ${DEFAULT-VALUE}.")
  private int last;

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      split = ",",
      description = "Only platforms of these owners, such as tencent,alibaba.")
  private List<String> owners = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only these numbers, and only their changes: traffic, money, loops.")
  private List<String> kinds = List.of();

  @Mixin private ModelOption model;
  @Mixin private CurrencyOption currency;
  @Mixin private ZoneOption zone;

  @Option(
      names = "--retry-for",
      paramLabel = "DURATION",
      defaultValue = "2m",
      description = "How long the gateway may be unreachable. Default: ${DEFAULT-VALUE}.")
  private Duration retryFor;

  @Option(names = "--json", description = "Print every change as received, one line of JSON each.")
  private boolean json;

  @Mixin private GatewayOptions gateway;

  @Override
  public Integer call() throws IOException {
    if (last < 1) {
      throw new ParameterException(spec.commandLine(), "--last must be at least 1");
    }
    ReadApi api = gateway.readApi();
    Thread watching = Thread.currentThread();
    Object before = Signals.register("INT", watching::interrupt);
    try {
      show(new Watch(api, request(), grain, zone.windows(), retryFor));
    } catch (InterruptedException _) {
      // Ctrl-C is the normal end of a watch.
    } finally {
      Signals.unregister("INT", before);
    }
    return Exit.OK;
  }

  private void show(Watch watch) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (json) {
      watch.json(out, err);
    } else if (StatusLine.isTerminal()) {
      watch.screen(last, System.getenv("NO_COLOR") == null);
    } else {
      watch.lines(out, err);
    }
  }

  private ReadRequest request() {
    return ReadRequest.of("live")
        .with("platform", list(platforms))
        .with("owner", list(owners))
        .with("kind", list(kinds))
        .with("grain", grain.id())
        .with("last", Integer.toString(last))
        .with("model", model.id())
        .with("currency", currency.code());
  }

  private static Optional<String> list(List<String> names) {
    return Optional.of(String.join(",", names)).filter(text -> !text.isEmpty());
  }
}
