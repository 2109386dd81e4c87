package io.millrace.insights.projection;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A batch of decoded summaries.
 *
 * @param revisions the decoded records, in order within a partition
 * @param next revision of the next record to read, by partition; it is also beyond records without
 *     content
 * @param lag records that exist and are not yet read
 */
public record SummaryBatch(List<CellRevision> revisions, Map<Integer, Long> next, long lag) {

  public SummaryBatch {
    revisions = List.copyOf(revisions);
    next = Map.copyOf(next);
  }

  /** Returns the read position after this batch. */
  ReadPosition after(ReadPosition before) {
    Map<Integer, Long> all = new HashMap<>(before.next());
    all.putAll(next);
    return new ReadPosition(before.topic(), all, asOf(before.asOf()));
  }

  private OptionalLong asOf(OptionalLong before) {
    OptionalLong newest = latest(revisions);
    if (before.isEmpty() || newest.isEmpty()) {
      return before.isEmpty() ? newest : before;
    }
    return OptionalLong.of(Math.max(before.getAsLong(), newest.getAsLong()));
  }

  private static OptionalLong latest(Collection<CellRevision> revisions) {
    return revisions.stream()
        .flatMap(revision -> revision.contents().stream())
        .mapToLong(contents -> contents.asOf())
        .max();
  }
}
