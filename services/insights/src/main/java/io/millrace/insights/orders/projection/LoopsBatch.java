package io.millrace.insights.orders.projection;

import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Some records of the loops.
 *
 * @param revisions what they say, in order within a partition
 * @param next offset of the next record to read, by partition; beyond records that say nothing
 * @param lag records that are there and not yet read
 */
public record LoopsBatch(List<OrderRevision> revisions, Map<Integer, Long> next, long lag) {

  public LoopsBatch {
    revisions = List.copyOf(revisions);
    next = Map.copyOf(next);
  }

  /** The progress once this is read. */
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
