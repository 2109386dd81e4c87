package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The visitors of each platform, and the common visitors of each pair of platforms.
 *
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param platforms platforms with visitors, in the order of the catalog
 * @param overlaps pairs with common visitors, {@code a} before {@code b} in the alphabet
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 */
public record AudienceAnswer(
    String period,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<Audience> platforms,
    List<Overlap> overlaps,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed)
    implements ApiAnswer {

  public AudienceAnswer {
    platforms = List.copyOf(platforms);
    overlaps = List.copyOf(overlaps);
  }

  /** Distinct visitors of a platform. */
  public record Audience(
      String platform,
      @JsonUnwrapped People people,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    Audience comparedWith(Audience then) {
      return new Audience(
          platform, people, Optional.of(people.changesSince("visitors", then.people)));
    }
  }

  /** Distinct visitors of both platforms. */
  public record Overlap(
      String a,
      String b,
      @JsonUnwrapped People people,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    Overlap comparedWith(Overlap then) {
      return new Overlap(a, b, people, Optional.of(people.changesSince("overlap", then.people)));
    }
  }
}
