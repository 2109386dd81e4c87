package io.millrace.aggregator.topology;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Forwards explained orders to their topic. An order without an explanation becomes a tombstone.
 */
final class ExplainedStep
    extends ContextualProcessor<byte[], JourneyOutput, byte[], byte @Nullable []> {

  @Override
  public void process(Record<byte[], JourneyOutput> record) {
    if (record.value() instanceof JourneyOutput.Explained(byte[] key, Optional<byte[]> order)) {
      context().forward(new Record<>(key, order.orElse(null), record.timestamp()));
    }
  }
}
