package io.millrace.standalone.cli;

import io.millrace.standalone.demo.DemoFeed;
import io.millrace.standalone.send.EventSender;
import io.millrace.standalone.send.SendSettings;
import io.millrace.standalone.send.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Millrace with something to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Millrace and feeds it a made-up world: visitors who wander between WeChat, Taobao,"
          + " Douyin, Kuaishou, JD and Pinduoduo, and buy. Some hours of history first, then live.",
      ""
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  private static final double EVENTS_PER_SECOND = 50;

  @Spec private CommandSpec spec;
  @Mixin private ServeOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where everything is kept. Default: a fresh temporary folder, removed at the end.")
  private Optional<Path> data;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Equal seeds make equal worlds. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "Times 50 events per second. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Ends by itself after this time, such as 90s or 10m. Default: until Ctrl-C.")
  private Optional<Duration> duration;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (data.isPresent()) {
      return run(data.get());
    }
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      return run(folder.path());
    }
  }

  private int run(Path folder) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (Session session = Session.start(options.settings(folder).forDemo(), out);
        EventSender sender = sender(session)) {
      feed(session, sender, out);
    }
    return Exit.OK;
  }

  private void feed(Session session, EventSender sender, PrintWriter out)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    DemoFeed feed = new DemoFeed(sender, clock, seed, EVENTS_PER_SECOND * speed);
    Instant begin = clock.instant();
    long events = feed.sendHistory();
    double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    out.printf(
        "fed %,d events of the last hours in %.1f s; now live, about %.0f a second%n%n",
        events, seconds, EVENTS_PER_SECOND * speed);
    out.println("Look at " + session.instance().url() + " or ask:");
    new Examples(session).print(out, "douyin");
    out.println(
        duration.isEmpty()
            ? "Stop with Ctrl-C."
            : "Ends after %d s.".formatted(duration.get().toSeconds()));
    out.flush();
    feed.sendLive(duration.map(clock.instant()::plus).orElse(Instant.MAX));
  }

  private static EventSender sender(Session session) throws IOException {
    String key = Files.readString(session.writeKey()).strip();
    Target target = new Target(session.instance().url(), key);
    return new EventSender(target, SendSettings.standard(), _ -> {});
  }
}
