package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Sends undecodable records to the dead-letter topic, keyed by the topic of their origin. */
final class DeadLetterStep extends ContextualProcessor<byte[], DecodeResult, byte[], byte[]> {

  @Override
  public void process(Record<byte[], DecodeResult> record) {
    if (record.value() instanceof DecodeResult.Undecodable(byte[] deadLetter)) {
      byte[] topic = context().recordMetadata().orElseThrow().topic().getBytes(UTF_8);
      // The headers may be the fault of the record, so they are not sent.
      context()
          .forward(record.withKey(topic).withValue(deadLetter).withHeaders(new RecordHeaders()));
    }
  }
}
