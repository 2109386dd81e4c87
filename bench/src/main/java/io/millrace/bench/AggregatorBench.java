package io.millrace.bench;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.kafka.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills the event topics, starts the aggregator and measures how fast it catches up, in the same
 * process as the broker. Before that, it measures the {@link Floors} in the same run. The warm-up
 * is excluded by time.
 *
 * <p>Arguments are {@code name=value}: {@code world} is life (default), uniform or hostile; {@code
 * events}, {@code visitors}, {@code threads}, {@code partitions} of each topic, {@code seed};
 * {@code density} is the events per second of event time; {@code warmup} and {@code measure} are
 * seconds; {@code hot} is the setting hot-journeys and {@code store} is store-cache; {@code totals}
 * is a file for the numbers of days; {@code audit} tells whether all cells are compared with the
 * batch calculation at the end.
 */
final class AggregatorBench {
  static final int EVENTS = 4_000_000;

  private final String bootstrapServers;
  private final Options options;
  private final int events;
  private final int threads;

  private AggregatorBench(String bootstrapServers, Options options) {
    this.bootstrapServers = bootstrapServers;
    this.options = options;
    this.events = options.number("events", EVENTS);
    this.threads = options.number("threads", 2);
  }

  public static void main(String... args) throws Exception {
    Options options = options(args);
    try (TestBroker broker = TestBroker.start()) {
      new AggregatorBench(broker.bootstrapServers(), options).run();
    }
    System.exit(0);
  }

  static Options options(String... arguments) {
    return Options.of(
        arguments,
        "world",
        "events",
        "visitors",
        "threads",
        "partitions",
        "seed",
        "density",
        "warmup",
        "measure",
        "hot",
        "store",
        "floors",
        "audit",
        "totals");
  }

  static Arrivals arrivals(Options options) {
    long seed = options.number("seed", 7);
    int visitors = options.number("visitors", 1_000_000);
    int density = options.number("density", 2_000);
    return switch (options.text("world", "life")) {
      case "life" -> Arrivals.outOfStep(BenchWorld.life(seed, visitors, density), seed);
      case "uniform" -> Arrivals.inOrder(BenchWorld.uniform(seed, visitors));
      case "hostile" -> Arrivals.inOrder(BenchWorld.hostile(seed, visitors, density));
      default -> throw new IllegalArgumentException("world is life, uniform or hostile");
    };
  }

  private void run() throws Exception {
    int partitions = options.number("partitions", Filling.PARTITIONS);
    new Filling(bootstrapServers, partitions).fill(arrivals(options), events);
    double passThrough = 0;
    if (options.flag("floors", true)) {
      Floors floors = new Floors(bootstrapServers, events);
      System.out.printf("bare consumer        %,10.0f events/s%n", floors.consumer());
      passThrough = floors.passThrough(threads);
      System.out.printf("bare pass-through    %,10.0f events/s%n", passThrough);
    }
    Path state = Files.createTempDirectory("millrace-bench");
    try (ConfigurableApplicationContext _ =
        AggregatorApplication.start(
            "--server.port=0",
            "--logging.level.root=WARN",
            "--spring.kafka.bootstrap-servers=" + bootstrapServers,
            "--millrace.aggregator.threads=" + threads,
            "--millrace.kafka.partitions=" + partitions,
            "--millrace.aggregator.hot-journeys=" + options.text("hot", "512MB"),
            "--millrace.aggregator.store-cache=" + options.text("store", "512MB"),
            "--millrace.aggregator.state-dir=" + state)) {
      double rate = steady();
      if (passThrough > 0) {
        System.out.printf("share                %10.2f of the pass-through%n", rate / passThrough);
      }
      DayNumbers.write(options, () -> DayNumbers.ofSummaries(bootstrapServers));
      System.out.printf("state on disk        %,10d bytes/event%n", StateSize.of(state) / events);
      System.out.printf("journeys changelog   %,10d bytes/event%n", changelog() / events);
      if (options.flag("audit", false)) {
        BrokerAudit.run(bootstrapServers);
      }
    }
  }

  /** Events per second after the warm-up. Waits until all events and their facts are counted. */
  private double steady() throws Exception {
    try (CommittedOffsets progress = new CommittedOffsets(bootstrapServers)) {
      double rate = new SteadyRate(options, progress::awaitEvents).measure(events);
      progress.awaitEvents(events, Duration.ofHours(1));
      progress.awaitFacts();
      return rate;
    }
  }

  /** The bytes of the journeys' changelog on the broker, compacted or not. */
  private long changelog() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
          .flatMap(directories -> directories.values().stream())
          .flatMap(directory -> directory.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().endsWith("-journeys-changelog"))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }
}
