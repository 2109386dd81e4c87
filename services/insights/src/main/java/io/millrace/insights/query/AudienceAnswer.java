package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who was where, and who was on both of two platforms.
 *
 * @param asOf the event time up to which was read; empty when nothing was
 * @param platforms those with visitors, in the order of the catalog
 * @param overlaps pairs with common visitors, {@code a} before {@code b} in the alphabet
 * @param overflowed a sum left the 64-bit range and is too small; left out when none did
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

  /** Distinct visitors that were on both. */
  public record Overlap(String a, String b, long visitors) {}
}
