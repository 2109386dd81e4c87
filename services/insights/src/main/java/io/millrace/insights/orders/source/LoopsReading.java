package io.millrace.insights.orders.source;

import io.millrace.insights.orders.projection.LoopsBatch;
import io.millrace.insights.orders.projection.LoopsSource.Reading;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.topic.CommittedReader;
import io.millrace.insights.topic.Polled;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Reads and decodes the topic of explained orders. */
record LoopsReading(CommittedReader reader, LoopsDecoder decoder) implements Reading {

  @Override
  public TopicRange range() {
    return reader.range();
  }

  @Override
  public void start(Map<Integer, Long> next, Consumer<LoopsBatch> listener) {
    reader.start(next, polled -> listener.accept(batch(polled)));
  }

  @Override
  public void await(Duration atMost) {
    reader.await(atMost);
  }

  @Override
  public void close() {
    reader.close();
  }

  private LoopsBatch batch(Polled polled) {
    return new LoopsBatch(polled.decoded(decoder::decode), polled.next(), polled.lag());
  }
}
