package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moves of visitors between surfaces.
 *
 * @param asOf newest event time that was read; empty before the first
 * @param edges the most frequent first
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following edges; absent at the end
 */
public record FlowsAnswer(
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    List<Edge> edges,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public FlowsAnswer {
    edges = List.copyOf(edges);
  }

  /**
   * The moves from one surface to another.
   *
   * @param from the surface before; empty for an entry
   */
  public record Edge(Optional<Place> from, Place to, long count) {}

  /** A surface of a platform. */
  public record Place(String platform, String surface) {}
}
