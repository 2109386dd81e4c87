package io.millrace.bench;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.kafka.testing.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills the event topics, starts the aggregator and measures the time until every event is in the
 * committed summaries. Before that, it measures the {@link Floors} in the same run. Arguments:
 * events (default 500 000), visitors (default 50 000), stream threads (default 2), and {@code
 * sessions} for visitors that come in sessions.
 */
final class AggregatorBench {
  private final String bootstrapServers;
  private final int events;
  private final int threads;

  private AggregatorBench(String bootstrapServers, int events, int threads) {
    this.bootstrapServers = bootstrapServers;
    this.events = events;
    this.threads = threads;
  }

  public static void main(String... args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
    int visitors = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    try (TestBroker broker = TestBroker.start()) {
      String servers = broker.bootstrapServers();
      boolean sessions = args.length > 3 && args[3].equals("sessions");
      new Filling(servers)
          .fill(
              sessions ? BenchWorld.ofSessions(7, visitors) : new BenchWorld(7, visitors), events);
      Floors floors = new Floors(servers, events);
      System.out.printf("bare consumer        %,10.0f events/s%n", floors.consumer());
      double passThrough = floors.passThrough(threads);
      System.out.printf("bare pass-through    %,10.0f events/s%n", passThrough);
      double aggregator = new AggregatorBench(servers, events, threads).run();
      System.out.printf(
          "aggregator           %,10.0f events/s, %.2f of the pass-through%n",
          aggregator, aggregator / passThrough);
    }
    System.exit(0);
  }

  private double run() throws Exception {
    Path state = Files.createTempDirectory("millrace-bench");
    try (ConfigurableApplicationContext _ =
        AggregatorApplication.start(
            "--server.port=0",
            "--logging.level.root=WARN",
            "--spring.kafka.bootstrap-servers=" + bootstrapServers,
            "--millrace.aggregator.threads=" + threads,
            "--millrace.aggregator.state-dir=" + state)) {
      double rate = caughtUp();
      System.out.printf("state on disk        %,10d bytes/event%n", size(state) / events);
      System.out.printf("journeys changelog   %,10d bytes/event%n", changelog() / events);
      return rate;
    }
  }

  /**
   * Events per second from the first quarter of the events to the end. Start and warm-up are
   * excluded.
   */
  private double caughtUp() throws Exception {
    try (CommittedOffsets progress = new CommittedOffsets(bootstrapServers)) {
      long before = progress.awaitEvents(events / 4);
      ProcessorTime spent = ProcessorTime.now();
      long begin = System.nanoTime();
      progress.awaitEvents(events);
      progress.awaitFacts();
      ProcessorTime.now().print(spent, events - before);
      double seconds = (System.nanoTime() - begin) / 1e9;
      try (CountedEvents counted = new CountedEvents(bootstrapServers)) {
        counted.awaitAtLeast(events);
      }
      return (events - before) / seconds;
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

  private static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(AggregatorBench::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0; // the file was deleted by a compaction meanwhile
    }
  }
}
