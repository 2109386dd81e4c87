package io.millrace.aggregator.topology;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Addresses changes to the cells they are of. */
final class ChangesStep extends ContextualProcessor<byte[], Finding, Family, Changes> {

  @Override
  public void process(Record<byte[], Finding> record) {
    if (record.value() instanceof Finding.Changed(Family family, Changes changes)) {
      context().forward(record.withKey(family).withValue(changes));
    }
  }
}
