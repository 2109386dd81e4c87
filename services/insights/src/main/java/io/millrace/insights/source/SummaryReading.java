package io.millrace.insights.source;

import io.millrace.insights.projection.Batch;
import io.millrace.insights.projection.SummarySource.Reading;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.topic.CommittedReader;
import io.millrace.insights.topic.Polled;
import java.time.Duration;
import java.util.Map;

/** One reading of the summaries, as long as they are counted in the zone of this process. */
record SummaryReading(CommittedReader reader, SummaryDecoder decoder, ZoneCheck zone)
    implements Reading {

  @Override
  public TopicRange range() {
    TopicRange range = reader.range();
    zone.check();
    return range;
  }

  @Override
  public void seek(Map<Integer, Long> next) {
    reader.seek(next);
  }

  @Override
  public Batch poll(Duration atMost) {
    Polled polled = reader.poll(atMost);
    return new Batch(polled.decoded(decoder::decode), polled.next(), polled.lag());
  }

  @Override
  public void close() {
    zone.close();
    reader.close();
  }
}
