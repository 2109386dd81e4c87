package io.millrace.kafka;

/**
 * How topics are laid out on the brokers.
 *
 * @param partitions of every topic that holds visitors or cells: equal for all, never changed after
 *     the first start
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
