package io.millrace.standalone.server;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.aggregator.generation.BlockingAdmin;
import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.SettingsRefusedException;
import io.millrace.aggregator.generation.UncountedRecords;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.kafka.GenerationReader;
import io.millrace.standalone.broker.BrokerAccess;
import io.millrace.standalone.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Counts everything anew from the events that a data folder holds. Broker and aggregator run for
 * it, nothing else. Killed half-way it leaves a folder in which the next start goes on with it.
 */
public final class Rebuild {
  private static final Duration LOOKBACK = Duration.ofDays(7);
  private static final Duration WITHDRAWING = Duration.ofMinutes(30);
  private static final Duration LOOK = Duration.ofMillis(300);

  private final RebuildSettings settings;
  private final Consumer<String> steps;
  private final Consumer<UncountedRecords.Count> progress;

  /**
   * A rebuild, not begun.
   *
   * @param steps gets a line for people after each step
   * @param progress gets the count again and again
   */
  public Rebuild(
      RebuildSettings settings, Consumer<String> steps, Consumer<UncountedRecords.Count> progress) {
    this.settings = settings;
    this.steps = steps;
    this.progress = progress;
  }

  /**
   * What a rebuild did.
   *
   * @param events that were counted
   * @param unreadable records that were none; also those of platforms that the catalog lacks
   * @param zone that days were counted in
   * @param lookback that touches were looked for in
   */
  public record Result(long events, long unreadable, ZoneId zone, Duration lookback) {}

  /**
   * Comes back when everything is counted.
   *
   * @throws StartException when the folder is in use, or holds nothing, or not everything
   */
  public Result run() throws InterruptedException {
    if (!Files.isDirectory(new DataPaths(settings.data()).broker())) {
      throw new StartException("there is no data in " + settings.data().toAbsolutePath());
    }
    try (StartedParts running = new StartedParts()) {
      DataPaths paths = running.add(StopOrder.FOLDER, DataFolder.open(settings.data())).paths();
      BrokerAccess access = BrokerAccess.fresh();
      EmbeddedBroker broker =
          running.add(StopOrder.BROKER, EmbeddedBroker.start(paths.broker(), access));
      steps.accept("broker started");
      Map<String, Object> client = broker.client();
      ServeSettings serve = terms(client);
      ServiceArguments arguments = new ServiceArguments(serve, paths, access);
      ConfigurableApplicationContext aggregator =
          running.add(
              StopOrder.AGGREGATOR,
              AggregatorApplication.start(arguments.rebuilding(settings.incomplete())));
      Generation generation = agreed(aggregator);
      steps.accept("the old numbers are withdrawn");
      // Reading the new numbers into an empty store is quicker than replacing each of the old ones.
      RecursiveDelete.delete(paths.store());
      long events = awaitAllCounted(client, generation);
      keepEnds(paths, client);
      return new Result(events, unreadable(aggregator), serve.zone(), serve.lookback());
    }
  }

  /** What was lost before is settled: the numbers are those of what is left. */
  private static void keepEnds(DataPaths paths, Map<String, Object> client) {
    try (LogEnds ends = new LogEnds(new DurableEnds(paths.ends()), client)) {
      ends.start();
    }
  }

  /** What the user does not say stays as it was. */
  private ServeSettings terms(Map<String, Object> client) {
    try (GenerationReader reader = new GenerationReader(client)) {
      var stored = reader.read().map(entry -> entry.record().calculation());
      return new ServeSettings(
          settings.data(),
          "127.0.0.1",
          0,
          settings.zone().or(() -> stored.map(CalculationSettings::zone)).orElse(ZoneOffset.UTC),
          settings.lookback().or(() -> stored.map(CalculationSettings::lookback)).orElse(LOOKBACK),
          settings.catalog());
    }
  }

  private static Generation agreed(ConfigurableApplicationContext aggregator) {
    try {
      return AggregatorApplication.awaitStream(aggregator, WITHDRAWING)
          .orElseThrow(() -> new StartException("the stream does not start; the log says why"));
    } catch (SettingsRefusedException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private long awaitAllCounted(Map<String, Object> client, Generation generation)
      throws InterruptedException {
    try (Admin admin = Admin.create(client);
        UncountedRecords backlog =
            new UncountedRecords(new BlockingAdmin(admin), client, generation)) {
      UncountedRecords.Count count = backlog.count();
      while (!count.done()) {
        progress.accept(count);
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        count = backlog.count();
      }
      progress.accept(count);
      return count.all();
    }
  }

  private static long unreadable(ConfigurableApplicationContext aggregator) {
    return AggregatorApplication.deadLetters(aggregator);
  }
}
