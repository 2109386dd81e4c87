package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.demo.DemoFeed;
import io.millrace.demo.DemoSettings;
import io.millrace.importer.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs Millrace with the events of a made-up world. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Millrace with the events of a simulated world, in which people watch,"
          + " chat, search and buy on WeChat, Douyin, Taobao and other platforms. Live"
          + " events begin at once. A month of history is sent beside them, the newest"
          + " day first.",
      "Three days ago Douyin closed its links to Taobao. The numbers show the effect."
    },
    footer = {
      "  millrace demo                    until Ctrl-C, on http://127.0.0.1:8080/",
      "  millrace demo --for 10m --speed 5",
      "  millrace demo --data world --port 9090"
    },
    exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE, Exit.SAYS_CANNOT_START, Exit.SAYS_CANNOT_GO_ON},
    defaultValueProvider = DemoDefaults.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  /** The page that compares the time before the link policy with the time after it. */
  private static final String STORY = "/#/change?platform=douyin";

  @Spec private CommandSpec spec;
  @Mixin private ServeOptions options;
  @Mixin private DemoOptions world;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The data folder. Default: a new temporary folder, which is removed at the end.")
  private Optional<Path> data;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stops after this time, such as 90s or 10m. Default: until Ctrl-C.")
  private Optional<Duration> duration;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DemoSettings settings = settings();
    if (data.isPresent()) {
      return run(data.get(), settings);
    }
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      return run(folder.path(), settings);
    }
  }

  private int run(Path folder, DemoSettings settings) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (TimedRun run =
            TimedRun.start(options.settings(spec.commandLine(), folder).forDemo(), out);
        DemoFeed feed =
            new DemoFeed(
                target(run, run.writeKey()), target(run, run.adminKey()), clock, settings)) {
      feed.start();
      explain(run, settings, out);
      new DemoStatus(out, feed, clock).follow(duration);
    }
    return Exit.OK;
  }

  private void explain(TimedRun run, DemoSettings settings, PrintWriter out) {
    out.printf(
        "sending %1$d days of history of %2$d people, from today back; live: about"
            + " %3$.0f events/s%n%n",
        settings.days(), settings.people(), DemoSettings.EVENTS_PER_SECOND * settings.speed());
    out.println(
        settings.days() > 1
            ? "Open %s to see what moved when Douyin closed its links, or run:"
                .formatted(run.instance().url().resolve(STORY))
            : "Open %s or run:".formatted(run.instance().url()));
    new Examples(run).print(out, "douyin");
    out.println(
        duration.isEmpty()
            ? "Stop with Ctrl-C."
            : "Ends after %d s.".formatted(duration.get().toSeconds()));
    out.flush();
  }

  private DemoSettings settings() {
    try {
      return world.settings();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Target target(TimedRun run, Path key) throws IOException {
    return new Target(run.instance().url(), Files.readString(key).strip());
  }
}
