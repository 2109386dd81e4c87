package io.millrace.insights.orders.source;

import io.millrace.insights.orders.projection.LoopsBatch;
import io.millrace.insights.orders.projection.LoopsSource.Reading;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.topic.CommittedReader;
import io.millrace.insights.topic.Polled;
import java.time.Duration;
import java.util.Map;

/** One reading of the loops. */
record LoopsReading(CommittedReader reader, LoopsDecoder decoder) implements Reading {

  @Override
  public TopicRange range() {
    return reader.range();
  }

  @Override
  public void seek(Map<Integer, Long> next) {
    reader.seek(next);
  }

  @Override
  public LoopsBatch poll(Duration atMost) {
    Polled polled = reader.poll(atMost);
    return new LoopsBatch(polled.decoded(decoder::decode), polled.next(), polled.lag());
  }

  @Override
  public void close() {
    reader.close();
  }
}
