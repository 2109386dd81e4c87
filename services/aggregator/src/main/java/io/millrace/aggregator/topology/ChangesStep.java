package io.millrace.aggregator.topology;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.wire.ChangesChunks;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Cuts changes into records of a bounded length. */
final class ChangesStep extends ContextualProcessor<Family, Changes, Family, Changes> {

  @Override
  public void process(Record<Family, Changes> record) {
    ChangesChunks.cut(record.value(), part -> context().forward(record.withValue(part)));
  }
}
