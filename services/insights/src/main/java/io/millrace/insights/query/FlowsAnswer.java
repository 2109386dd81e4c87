package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How people moved between surfaces.
 *
 * @param asOf the event time up to which was read; empty when nothing was
 * @param edges the most frequent first
 * @param overflowed a sum left the 64-bit range and is too small; left out when none did
 * @param next the cursor of the edges that follow; absent at the end
 */
public record FlowsAnswer(
    Optional<Instant> asOf,
    List<Edge> edges,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public FlowsAnswer {
    edges = List.copyOf(edges);
  }

  /**
   * Moves from one surface to another.
   *
   * @param from empty for an entry
   */
  public record Edge(Optional<Place> from, Place to, long count) {}

  /** A surface of a platform. */
  public record Place(String platform, String surface) {}
}
