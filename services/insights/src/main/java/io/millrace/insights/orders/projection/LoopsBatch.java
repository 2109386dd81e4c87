package io.millrace.insights.orders.projection;

import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A batch of decoded records of explained orders.
 *
 * @param revisions the decoded records, in order within a partition
 * @param next offset of the next record to read, by partition; it is also beyond records without
 *     content
 * @param lag records that exist and are not yet read
 */
public record LoopsBatch(List<OrderRevision> revisions, Map<Integer, Long> next, long lag) {

  public LoopsBatch {
    revisions = List.copyOf(revisions);
    next = Map.copyOf(next);
  }

  /** Returns the read position after this batch. */
  ReadPosition after(ReadPosition before) {
    Map<Integer, Long> all = new HashMap<>(before.next());
    all.putAll(next);
    OptionalLong asOf =
        revisions.stream()
            .flatMap(revision -> revision.order().stream())
            .mapToLong(order -> Math.max(order.asOf(), before.asOf().orElse(order.asOf())))
            .max();
    return new ReadPosition(before.topic(), all, asOf.isPresent() ? asOf : before.asOf());
  }
}
