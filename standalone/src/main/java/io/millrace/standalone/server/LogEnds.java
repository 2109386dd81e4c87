package io.millrace.standalone.server;

import io.millrace.events.topic.Topics;
import io.millrace.standalone.server.DurableEnds.Log;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that logs which are shorter than they were do not go unnoticed: compares them with
 * what is known of the time before, and writes down every other second how far they reach.
 */
final class LogEnds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LogEnds.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final DurableEnds known;
  private final Admin admin;
  private Map<Log, Long> written = Map.of();
  private volatile boolean started;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("log-ends").factory());

  LogEnds(DurableEnds known, Map<String, Object> client) {
    this.known = known;
    this.admin = Admin.create(client);
  }

  /**
   * What is gone: a line for people; empty when nothing is. To be asked before anybody writes.
   *
   * @throws KafkaException when the broker does not tell
   */
  Optional<String> loss() {
    Map<Log, Long> now = now();
    Map<Log, Long> before = known.read().orElse(Map.of());
    List<String> shorter =
        before.entrySet().stream()
            .filter(entry -> !heals(entry.getKey()))
            .filter(entry -> isGone(entry.getKey(), entry.getValue(), now))
            // What people know comes first: events, then what is made of them.
            .sorted(Comparator.comparing(entry -> !entry.getKey().name().contains(".events.")))
            .map(entry -> words(entry.getKey(), entry.getValue(), now))
            .toList();
    return shorter.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d logs are shorter than they were, such as %s"
                .formatted(shorter.size(), shorter.getFirst()));
  }

  private static String words(Log log, long end, Map<Log, Long> now) {
    return Optional.ofNullable(now.get(log))
        .map(reached -> "%s (%d instead of %d records)".formatted(log.name(), reached, end))
        .orElseGet(() -> log.name() + " (gone)");
  }

  /** From now on what there is counts as known. */
  void start() {
    started = true;
    write();
    var _ =
        timer.scheduleWithFixedDelay(
            this::write, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (started) { // else a loss would be forgotten with the start that refused it
      write();
    }
    admin.close(Duration.ZERO);
  }

  /** The aggregator writes lost summaries again, and says so. */
  private static boolean heals(Log log) {
    return log.name().startsWith(Topics.SUMMARIES.name() + "-");
  }

  /** An internal topic may go for good, as a rebuild has new ones; others may not. */
  private static boolean isGone(Log log, long end, Map<Log, Long> now) {
    Optional<Long> there = Optional.ofNullable(now.get(log));
    return there.map(reached -> reached < end).orElseGet(() -> stays(log));
  }

  private static boolean stays(Log log) {
    return log.name().startsWith("millrace.") || log.name().startsWith("__");
  }

  private synchronized void write() {
    try {
      Map<Log, Long> now = now();
      if (!now.equals(written)) {
        known.write(now);
        written = now;
      }
    } catch (RuntimeException e) { // the broker is being stopped, or the disk is full
      log.debug("the ends of the logs were not written: {}", e.toString());
    }
  }

  private Map<Log, Long> now() {
    Map<TopicPartition, Log> logs = logs();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    logs.keySet().forEach(log -> latest.put(log, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = get(admin.listOffsets(latest).all());
    Map<Log, Long> known = new TreeMap<>(Comparator.comparing(Log::name));
    ends.forEach(
        (partition, end) -> {
          Log log = logs.get(partition);
          if (log != null) {
            known.put(log, end.offset());
          }
        });
    known.put(TopicList.LOG, get(admin.describeMetadataQuorum().quorumInfo()).highWatermark());
    return known;
  }

  private Map<TopicPartition, Log> logs() {
    var names = get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    Map<String, TopicDescription> topics = get(admin.describeTopics(names).allTopicNames());
    return topics.values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(part -> new TopicPartition(topic.name(), part.partition()))
                    .map(
                        part ->
                            Map.entry(part, new Log(topic.topicId().toString(), part.toString()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the broker does not say how far its logs reach", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
