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
 * Recomputes all numbers from the events in a data folder. Only the broker and the aggregator run
 * meanwhile. When the process is killed, the next start continues the rebuild.
 */
public final class Rebuild {
  private static final Duration LOOKBACK = Duration.ofDays(7);
  private static final Duration WITHDRAWING = Duration.ofMinutes(30);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

  private final RebuildSettings settings;
  private final Consumer<String> steps;
  private final Consumer<UncountedRecords.Count> progress;

  /**
   * Creates a rebuild. {@link #run} starts it.
   *
   * @param steps receives a line for the user after each step
   * @param progress receives the count every 300 ms
   */
  public Rebuild(
      RebuildSettings settings, Consumer<String> steps, Consumer<UncountedRecords.Count> progress) {
    this.settings = settings;
    this.steps = steps;
    this.progress = progress;
  }

  /**
   * The result of a rebuild.
   *
   * @param events number of counted events
   * @param unreadable number of records that could not be counted; events of platforms that the
   *     catalog lacks are among them
   * @param zone time zone of days, weeks and months
   * @param lookback how long before a purchase traffic counts as a touch
   */
  public record Result(long events, long unreadable, ZoneId zone, Duration lookback) {}

  /**
   * Runs the rebuild and returns when all events are counted.
   *
   * @throws StartException when the folder is in use, has no data, or has lost events
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
      ServeSettings serve = serveSettings(client);
      ServiceArguments arguments = new ServiceArguments(serve, paths, access);
      ConfigurableApplicationContext aggregator =
          running.add(
              StopOrder.AGGREGATOR,
              AggregatorApplication.start(arguments.rebuilding(settings.incomplete())));
      Generation generation = agreed(aggregator);
      steps.accept("the old numbers are withdrawn");
      // Reading the new numbers into an empty store is faster than replacing each of the old ones.
      RecursiveDelete.delete(paths.store());
      long events = awaitAllCounted(client, generation);
      keepEnds(paths, client);
      return new Result(
          events,
          unreadable(aggregator),
          serve.calculation().zone(),
          serve.calculation().lookback());
    }
  }

  /**
   * Stores the current ends of the logs. The new numbers belong to the remaining events, so an
   * earlier loss is settled.
   */
  private static void keepEnds(DataPaths paths, Map<String, Object> client) {
    try (LogEnds ends = new LogEnds(new DurableEnds(paths.ends()), client)) {
      ends.start();
    }
  }

  /** Returns the settings. Values that the user did not give are those of the stored generation. */
  private ServeSettings serveSettings(Map<String, Object> client) {
    try (GenerationReader reader = new GenerationReader(client)) {
      var stored = reader.read().map(entry -> entry.record().calculation());
      return new ServeSettings(
          settings.data(),
          "127.0.0.1",
          0,
          new ServeSettings.Calculation(
              settings
                  .zone()
                  .or(() -> stored.map(CalculationSettings::zone))
                  .orElse(ZoneOffset.UTC),
              settings
                  .lookback()
                  .or(() -> stored.map(CalculationSettings::lookback))
                  .orElse(LOOKBACK),
              settings.catalog()));
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
        TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
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
