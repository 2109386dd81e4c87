package io.millrace.insights.source;

import io.millrace.insights.projection.Batch;
import io.millrace.insights.projection.Edition;
import io.millrace.insights.projection.SummarySource.Reading;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.topic.CommittedReader;
import io.millrace.insights.topic.Polled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** One reading of the summaries, as long as they are counted in the zone of this process. */
final class SummaryReading implements Reading {
  private final CommittedReader reader;
  private final SummaryDecoder decoder;
  private final BasisCheck basis;
  private Edition edition = new Edition(0);

  SummaryReading(CommittedReader reader, SummaryDecoder decoder, BasisCheck basis) {
    this.reader = reader;
    this.decoder = decoder;
    this.basis = basis;
  }

  @Override
  public TopicRange range() {
    TopicRange range = reader.range();
    edition = new Edition(basis.check());
    return new TopicRange(
        range.topic(),
        each(range.begin(), edition::revision),
        each(range.end(), edition::revision));
  }

  @Override
  public void seek(Map<Integer, Long> next) {
    reader.seek(each(next, edition::offset));
  }

  @Override
  public Batch poll(Duration atMost) {
    Polled polled = reader.poll(atMost);
    List<CellRevision> revisions = polled.decoded(decoder::decode);
    return new Batch(
        revisions.stream().map(this::ofEdition).toList(),
        each(polled.next(), edition::revision),
        polled.lag());
  }

  @Override
  public void close() {
    basis.close();
    reader.close();
  }

  private CellRevision ofEdition(CellRevision read) {
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
