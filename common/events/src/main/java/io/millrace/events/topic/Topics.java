package io.millrace.events.topic;

import static java.util.Objects.requireNonNull;

import io.millrace.events.Domain;
import io.millrace.events.topic.Topic.Partitions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All topics of the system. Other modules take the names of topics from here. */
public final class Topics {
  private static final Duration RAW_RETENTION = Duration.ofDays(28);
  private static final Duration TOMBSTONE_RETENTION = Duration.ofDays(7);
  private static final Duration LOOP_RETENTION = Duration.ofDays(400);
  private static final Duration IDENTITY_RETENTION = Duration.ofDays(400);
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(28);

  /**
   * Cells with their totals, keyed by {@code Cell.key()}. The topic is compacted: the newest record
   * of a cell's page holds its whole content.
   */
  public static final Topic SUMMARIES =
      new Topic(
          "millrace.summaries",
          Partitions.CONFIGURED,
          Map.of(
              "cleanup.policy",
              "compact",
              // A reader that was away for a shorter time reads every tombstone of a cell.
              "delete.retention.ms",
              Long.toString(TOMBSTONE_RETENTION.toMillis()),
              "min.cleanable.dirty.ratio",
              "0.2",
              "segment.bytes",
              Integer.toString(64 << 20)));

  /**
   * Explained orders, keyed by {@link io.millrace.events.loop.LoopKey}. The topic is compacted: the
   * newest record holds the whole explanation. A record that did not change for longer than hour
   * cells are kept is deleted.
   */
  public static final Topic LOOPS =
      new Topic(
          "millrace.loops",
          Partitions.CONFIGURED,
          Map.of(
              "cleanup.policy",
              "compact,delete",
              "retention.ms",
              Long.toString(LOOP_RETENTION.toMillis()),
              "delete.retention.ms",
              Long.toString(TOMBSTONE_RETENTION.toMillis()),
              "min.cleanable.dirty.ratio",
              "0.2",
              "segment.bytes",
              Integer.toString(64 << 20)));

  /**
   * Generation records: how the summaries are counted, which rebuilds were requested, and which
   * partitions the results are on. The topic is compacted: the newest record is valid.
   */
  public static final Topic TERMS =
      new Topic("millrace.terms", Partitions.ONE, Map.of("cleanup.policy", "compact"));

  /** Records that could not be decoded, with their origin and the reason, keyed by their topic. */
  public static final Topic DEAD_LETTERS =
      new Topic(
          "millrace.dead-letters",
          Partitions.ONE,
          Map.of("retention.ms", Long.toString(DEAD_LETTER_RETENTION.toMillis())));

  /**
   * Identity statements, keyed by what they say: {@link io.millrace.events.wire.IdentityCodec#key}.
   * The topic is compacted: of equal statements the newest is kept. A statement that was not
   * repeated for 400 days is deleted. Nothing reads the topic yet.
   */
  public static final Topic IDENTITIES =
      new Topic(
          "millrace.identities",
          Partitions.CONFIGURED,
          Map.of(
              "cleanup.policy",
              "compact,delete",
              "retention.ms",
              Long.toString(IDENTITY_RETENTION.toMillis()),
              "delete.retention.ms",
              Long.toString(TOMBSTONE_RETENTION.toMillis()),
              "min.cleanable.dirty.ratio",
              "0.2",
              "segment.bytes",
              Integer.toString(64 << 20)));

  private static final Map<Domain, Topic> EVENTS =
      Arrays.stream(Domain.values())
          .collect(
              Collectors.toMap(
                  domain -> domain,
                  Topics::ofEvents,
                  (one, _) -> one,
                  () -> new EnumMap<>(Domain.class)));

  private Topics() {}

  private static Topic ofEvents(Domain domain) {
    return new Topic(
        "millrace.events." + domain.id(),
        Partitions.CONFIGURED,
        Map.of(
            "retention.ms",
            Long.toString(RAW_RETENTION.toMillis()),
            "message.timestamp.type",
            "CreateTime"));
  }

  /**
   * Events of one domain, keyed by visitor. The record's timestamp is the time of receipt, so that
   * retention does not delete events with an old event time before they are read.
   */
  public static Topic events(Domain domain) {
    return requireNonNull(EVENTS.get(domain));
  }

  /** The topics of all domains, in the order of {@link Domain}. */
  public static List<Topic> events() {
    return List.copyOf(EVENTS.values());
  }

  /**
   * The name of the topic between journeys and totals. Kafka Streams creates it.
   *
   * @param application the consumer group of the generation
   */
  public static String facts(String application) {
    return application + "-facts-repartition";
  }
}
