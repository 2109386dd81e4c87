package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.topic.Topics;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.testing.Totals;
import io.millrace.kafka.testing.TestBroker;
import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** A broker, and aggregators that a test starts and kills by name. */
final class Cluster implements AutoCloseable {
  private static final Duration CATCH_UP = Duration.ofMinutes(4);

  private final TestBroker broker = TestBroker.start();
  private final Map<String, TestProcess> aggregators = new LinkedHashMap<>();
  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> settings;
  private final EventTopics topics;
  private final Cells cells;

  /**
   * A cluster without aggregators.
   *
   * @param settings of all aggregators, as {@code key=value}, without {@code millrace.}
   */
  Cluster(Path folder, String... settings) {
    this(folder, Map.of(), settings);
  }

  /** The same with an environment for all aggregators. */
  Cluster(Path folder, Map<String, String> environment, String... settings) {
    this.folder = folder;
    this.environment = environment;
    this.settings = List.of(settings);
    this.topics = new EventTopics(client());
    this.cells = new Cells(client());
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  EventTopics topics() {
    return topics;
  }

  Cells cells() {
    return cells;
  }

  /** Starts an aggregator on the folder that the last one of that name left. */
  TestProcess start(String name, String... more) {
    return start(name, environment, more);
  }

  /** The same with an environment of its own. */
  TestProcess startWith(String name, Map<String, String> own) {
    return start(name, own);
  }

  private TestProcess start(String name, Map<String, String> own, String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    TestProcess process =
        Aggregators.start(folder.resolve(name), broker.bootstrapServers(), all, own);
    aggregators.put(name, process);
    return process;
  }

  TestProcess get(String name) {
    TestProcess process = aggregators.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no aggregator " + name);
    }
    return process;
  }

  /** Waits until every cell is as expected. */
  void awaitEqual(Totals expected) {
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(differences(expected)).as(this::state).isEmpty());
  }

  /** Whether somebody who reads committed records does not see all that is on the summaries. */
  boolean hasOpenTransactions() throws Exception {
    try (Admin admin = Admin.create(client())) {
      return !ends(admin, IsolationLevel.READ_COMMITTED)
          .equals(ends(admin, IsolationLevel.READ_UNCOMMITTED));
    }
  }

  private static Map<Integer, Long> ends(Admin admin, IsolationLevel isolation) throws Exception {
    Map<Integer, Long> ends = new LinkedHashMap<>();
    for (int partition = 0; partition < EventTopics.PARTITIONS; partition++) {
      TopicPartition one = new TopicPartition(Topics.SUMMARIES.name(), partition);
      ends.put(
          partition,
          admin
              .listOffsets(Map.of(one, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
              .partitionResult(one)
              .get()
              .offset());
    }
    return ends;
  }

  @Override
  public void close() {
    aggregators.values().stream().filter(TestProcess::isAlive).forEach(TestProcess::kill);
    cells.close();
    topics.close();
    broker.close();
  }

  private Map<String, String> differences(Totals expected) throws UndecodableException {
    return cells.read().differences(expected);
  }

  private String state() {
    return "%d cells; alive: %s"
        .formatted(
            cells.size(),
            aggregators.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive())
                .map(Map.Entry::getKey)
                .toList());
  }
}
