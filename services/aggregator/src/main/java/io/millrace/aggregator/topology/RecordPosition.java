package io.millrace.aggregator.topology;

/**
 * The position of a record in Kafka.
 *
 * @param topic that holds it
 * @param partition of the topic
 * @param offset in the partition
 */
public record RecordPosition(String topic, int partition, long offset) {

  @Override
  public String toString() {
    return topic + " partition " + partition + " offset " + offset;
  }
}
