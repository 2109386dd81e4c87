package io.millrace.insights.projection;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Some records of the summaries.
 *
 * @param revisions what they say, in order within a partition
 * @param next offset of the next record to read, by partition; beyond records that say nothing
 * @param lag records that are there and not yet read
 */
public record SummaryBatch(List<CellRevision> revisions, Map<Integer, Long> next, long lag) {

  public SummaryBatch {
    revisions = List.copyOf(revisions);
    next = Map.copyOf(next);
  }

  /** The progress once this is read. */
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
