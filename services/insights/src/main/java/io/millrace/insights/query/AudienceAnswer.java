package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The visitors of each platform, and the common visitors of each pair of platforms.
 *
 * @param asOf newest event time that was read; empty before the first
 * @param platforms platforms with visitors, in the order of the catalog
 * @param overlaps pairs with common visitors, {@code a} before {@code b} in the alphabet
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 */
public record AudienceAnswer(
    String period,
    Optional<Instant> asOf,
    List<Audience> platforms,
    List<Overlap> overlaps,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed)
    implements ApiAnswer {

  public AudienceAnswer {
    platforms = List.copyOf(platforms);
    overlaps = List.copyOf(overlaps);
  }

  /** Distinct visitors of a platform. */
  public record Audience(String platform, long visitors) {}

  /** Distinct visitors of both platforms. */
  public record Overlap(String a, String b, long visitors) {}
}
