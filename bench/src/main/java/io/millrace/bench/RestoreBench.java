package io.millrace.bench;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.kafka.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how long an aggregator needs to restore its whole state from the changelogs, by the size
 * of the state. It counts all events, stops, loses its state folder, and starts again. The time
 * runs from the start of the process's parts until one more event is counted.
 *
 * <p>Arguments are {@code name=value}: {@code events} before the loss, {@code visitors}, {@code
 * partitions} of each topic, {@code threads} and {@code seed}.
 */
final class RestoreBench {
  private final String bootstrapServers;
  private final Options options;
  private final int partitions;

  private RestoreBench(String bootstrapServers, Options options) {
    this.bootstrapServers = bootstrapServers;
    this.options = options;
    this.partitions = options.number("partitions", Filling.PARTITIONS);
  }

  public static void main(String... args) throws Exception {
    Options options = Options.of(args, "events", "visitors", "partitions", "threads", "seed");
    try (TestBroker broker = TestBroker.start()) {
      new RestoreBench(broker.bootstrapServers(), options).run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    int events = options.number("events", 1_000_000);
    BenchWorld world =
        BenchWorld.life(options.number("seed", 7), options.number("visitors", 1_000_000), 2_000);
    Filling filling = new Filling(bootstrapServers, partitions);
    filling.fill(Arrivals.inOrder(world), events);
    Path state = Files.createTempDirectory("millrace-restore");
    try (ConfigurableApplicationContext _ = start(state);
        CommittedOffsets progress = new CommittedOffsets(bootstrapServers)) {
      progress.awaitEvents(events, Duration.ofHours(1));
      progress.awaitFacts();
    }
    System.out.printf("state on disk        %,10d bytes%n", StateSize.of(state));
    long warm = untilCounted(filling, world, state, events + 1);
    System.out.printf("start with its state %,10d ms%n", warm);
    FileSystemUtils.deleteRecursively(state);
    long lost = untilCounted(filling, world, state, events + 2);
    System.out.printf("start without it     %,10d ms%n", lost);
    System.out.printf("state on disk        %,10d bytes%n", StateSize.of(state));
  }

  /** Milliseconds from the start until one more event is counted. */
  private long untilCounted(Filling filling, BenchWorld world, Path state, int events)
      throws Exception {
    filling.fill(Arrivals.inOrder(world), 1);
    long begin = System.nanoTime();
    try (ConfigurableApplicationContext _ = start(state);
        CommittedOffsets progress = new CommittedOffsets(bootstrapServers)) {
      progress.awaitEvents(events, Duration.ofHours(1));
      return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
  }

  private ConfigurableApplicationContext start(Path state) throws IOException {
    return AggregatorApplication.start(
        "--server.port=0",
        "--logging.level.root=WARN",
        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
        "--millrace.aggregator.threads=" + options.number("threads", 2),
        "--millrace.kafka.partitions=" + partitions,
        "--millrace.aggregator.state-dir=" + state);
  }
}
