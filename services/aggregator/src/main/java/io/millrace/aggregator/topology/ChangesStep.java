package io.millrace.aggregator.topology;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.wire.ChangesChunks;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Keys changes by their family of cells, and cuts them into records of a bounded length. */
final class ChangesStep extends ContextualProcessor<byte[], JourneyOutput, Family, Changes> {

  @Override
  public void process(Record<byte[], JourneyOutput> record) {
    if (record.value() instanceof JourneyOutput.Changed(Family family, Changes changes)) {
      ChangesChunks.cut(changes, part -> context().forward(record.withKey(family).withValue(part)));
    }
  }
}
