package io.millrace.standalone.server;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.aggregator.generation.BlockingAdmin;
import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.UncountedRecords;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.kafka.GenerationReader;
import io.millrace.standalone.broker.BrokerAccess;
import io.millrace.standalone.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The data of a Millrace that does not run, opened for checks and repairs. The folder is locked,
 * its broker runs, and no client can send events.
 */
public final class StoppedFolder implements AutoCloseable {
  private static final Duration STREAM = Duration.ofMinutes(5);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

  private final StartedParts running = new StartedParts();
  private final Consumer<String> steps;
  private final Optional<Path> catalog;
  private final DataPaths paths;
  private final BrokerAccess access = BrokerAccess.fresh();
  private final Map<String, Object> client;
  private final GenerationRecord record;

  private StoppedFolder(Path data, Optional<Path> catalog, Consumer<String> steps) {
    this.steps = steps;
    this.catalog = catalog;
    try {
      this.paths = running.add(StopOrder.FOLDER, DataFolder.open(data)).paths();
      EmbeddedBroker broker =
          running.add(StopOrder.BROKER, EmbeddedBroker.start(paths.broker(), access));
      steps.accept("broker started");
      this.client = broker.client();
      this.record = readGenerationRecord();
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /**
   * Opens the folder and waits until its broker answers.
   *
   * @param data the folder
   * @param catalog file of platforms; empty for the built-in catalog
   * @param steps receives a line for the user after each step
   * @throws StartException when the folder is in use, or no event was counted in it
   */
  public static StoppedFolder open(Path data, Optional<Path> catalog, Consumer<String> steps) {
    if (!Files.isDirectory(new DataPaths(data).broker())) {
      throw new StartException("there is no data in " + data.toAbsolutePath());
    }
    return new StoppedFolder(data, catalog, steps);
  }

  /** Returns settings for Kafka clients of the broker. */
  public Map<String, Object> client() {
    return client;
  }

  /**
   * Waits until every event in the folder is counted. When a killed process left events uncounted,
   * an aggregator counts them first.
   *
   * @param progress receives the count every 300 ms while events are counted
   */
  public void countAll(Consumer<UncountedRecords.Count> progress) throws InterruptedException {
    try (Admin admin = Admin.create(client);
        UncountedRecords backlog =
            new UncountedRecords(new BlockingAdmin(admin), client, Generation.of(record))) {
      UncountedRecords.Count count = backlog.count();
      if (!count.done()) {
        steps.accept(
            "%,d of %,d events are counted; counting the rest first"
                .formatted(count.counted(), count.all()));
        try (ConfigurableApplicationContext _ = stream(arguments().aggregator())) {
          while (!count.done()) {
            progress.accept(count);
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
            count = backlog.count();
          }
          progress.accept(count);
        }
      }
    }
  }

  /**
   * Writes every cell again from the aggregator's state, and deletes the store, which is then built
   * again.
   *
   * @return number of written cells
   */
  public long republish() throws InterruptedException {
    try (ConfigurableApplicationContext aggregator = stream(arguments().republishing())) {
      steps.accept("the old summaries are withdrawn");
      RecursiveDelete.delete(paths.store());
      while (!AggregatorApplication.isRepublished(aggregator)) {
        TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
      }
      return AggregatorApplication.republishedCells(aggregator);
    }
  }

  @Override
  public void close() {
    running.close();
  }

  private GenerationRecord readGenerationRecord() {
    try (GenerationReader reader = new GenerationReader(client)) {
      return reader
          .read()
          .orElseThrow(() -> new StartException("nothing was counted in " + paths.root()))
          .record();
    }
  }

  private ServiceArguments arguments() {
    ServeSettings settings =
        new ServeSettings(
            paths.root(),
            "127.0.0.1",
            0,
            new ServeSettings.Calculation(
                record.calculation().zone(), record.calculation().lookback(), catalog));
    return new ServiceArguments(settings, paths, access);
  }

  private static ConfigurableApplicationContext stream(String... arguments) {
    ConfigurableApplicationContext aggregator = AggregatorApplication.start(arguments);
    if (AggregatorApplication.awaitStream(aggregator, STREAM).isEmpty()) {
      aggregator.close();
      throw new StartException("the stream does not start; the log says why");
    }
    return aggregator;
  }
}
