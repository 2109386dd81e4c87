package io.millrace.insights.source;

import io.millrace.insights.projection.Edition;
import io.millrace.insights.projection.SummaryBatch;
import io.millrace.insights.projection.SummarySource.Reading;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.topic.CommittedReader;
import io.millrace.insights.topic.Polled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads the summaries while they are counted in the zone of this process. It converts offsets to
 * revisions of the current edition.
 */
final class SummaryReading implements Reading {
  private final CommittedReader reader;
  private final SummaryDecoder decoder;
  private final GenerationCheck generation;
  private Edition edition = new Edition(0);

  SummaryReading(CommittedReader reader, SummaryDecoder decoder, GenerationCheck generation) {
    this.reader = reader;
    this.decoder = decoder;
    this.generation = generation;
  }

  @Override
  public TopicRange range() {
    TopicRange range = reader.range();
    edition = new Edition(generation.check());
    return new TopicRange(
        range.topic(),
        each(range.begin(), edition::revision),
        each(range.end(), edition::revision));
  }

  @Override
  public void start(Map<Integer, Long> next, Consumer<SummaryBatch> listener) {
    // A later call of range() may find a newer edition. Records of this delivery belong to the
    // edition of now.
    Edition started = edition;
    reader.start(each(next, started::offset), polled -> listener.accept(batch(polled, started)));
  }

  @Override
  public void await(Duration atMost) {
    reader.await(atMost);
  }

  @Override
  public void pause() {
    reader.pause();
  }

  @Override
  public void resume() {
    reader.resume();
  }

  @Override
  public void close() {
    generation.close();
    reader.close();
  }

  private SummaryBatch batch(Polled polled, Edition current) {
    List<CellRevision> revisions = polled.decoded(decoder::decode);
    return new SummaryBatch(
        revisions.stream().map(read -> revision(read, current)).toList(),
        each(polled.next(), current::revision),
        polled.lag());
  }

  private static CellRevision revision(CellRevision read, Edition edition) {
    return edition.number() == 0
        ? read
        : new CellRevision(
            read.cell(), read.partition(), edition.revision(read.revision()), read.contents());
  }

  private static Map<Integer, Long> each(Map<Integer, Long> offsets, LongUnaryOperator change) {
    return offsets.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> change.applyAsLong(entry.getValue())));
  }
}
