package io.millrace.kafka;

/**
 * The number of partitions and copies of the topics.
 *
 * @param partitions the number of partitions of every topic of visitors or cells; it is the same
 *     for all of them and never changes after the first start
 * @param replication copies of each partition; 1 with a single broker, 3 in production
 */
public record TopicLayout(int partitions, short replication) {

  public TopicLayout {
    if (partitions < 1 || replication < 1) {
      throw new IllegalArgumentException(
          "partitions and replication must be at least 1, are %d and %d"
              .formatted(partitions, replication));
    }
  }
}
