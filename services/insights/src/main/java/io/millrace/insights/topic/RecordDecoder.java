package io.millrace.insights.topic;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes records of a topic.
 *
 * @param <R> what a record is decoded to
 */
@FunctionalInterface
public interface RecordDecoder<R> {

  /**
   * Decodes a record in the delivering thread. Returns empty when the record is to be skipped.
   *
   * @param edition the edition that the offset belongs to
   */
  Optional<R> decode(ConsumerRecord<byte[], byte[]> record, Edition edition);
}
