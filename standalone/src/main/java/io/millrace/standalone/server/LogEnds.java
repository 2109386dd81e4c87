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
 * Detects logs of the broker that are shorter than before. It compares them with the stored ends,
 * and stores the current ends every 2 s.
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
   * Returns a line for the user about the logs that are shorter, or empty when none is. Call it
   * before any client writes to the broker.
   *
   * @throws KafkaException when the broker does not report its logs
   */
  Optional<String> loss() {
    Map<Log, Long> now = now();
    Map<Log, Long> before = known.read().orElse(Map.of());
    List<String> shorter =
        before.entrySet().stream()
            .filter(entry -> !heals(entry.getKey()))
            .filter(entry -> isGone(entry.getKey(), entry.getValue(), now))
            // Users know the topics of events best, so these come first.
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

  /** Stores the current ends, now and every 2 s. */
  void start() {
    started = true;
    write();
    var _ =
        timer.scheduleWithFixedDelay(
            this::write, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns whether any event was ever accepted here. When the broker does not answer: true. */
  boolean hasEvents() {
    try {
      return now().entrySet().stream()
          .anyMatch(entry -> entry.getKey().name().contains(".events.") && entry.getValue() > 0);
    } catch (RuntimeException e) {
      log.debug("not known whether there are events: {}", e.toString());
      return true;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (started) { // otherwise a refused start would store the shorter ends and hide the loss
      write();
    }
    admin.close(Duration.ZERO);
  }

  /**
   * Returns whether the loss of this log is repaired: the aggregator writes lost summaries again
   * and reports it.
   */
  private static boolean heals(Log log) {
    return log.name().startsWith(Topics.SUMMARIES.name() + "-");
  }

  /**
   * Returns whether records or the whole log are lost. An internal topic may disappear, because a
   * rebuild creates new ones. Other topics may not.
   */
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
      throw new KafkaException("the broker does not report the ends of its logs", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
