package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The platforms of the catalog, with their numbers of one channel or region in a range.
 *
 * @param filter what the numbers are of
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param platforms in the order of the catalog
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 */
public record FilteredPlatformsAnswer(
    Filter filter,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<FilteredPlatform> platforms,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed)
    implements ApiAnswer {

  public FilteredPlatformsAnswer {
    platforms = List.copyOf(platforms);
  }

  /**
   * A platform of the catalog.
   *
   * @param range the numbers of the channel or region; empty when all of them are 0
   * @param changes since the compared range, if requested
   */
  public record FilteredPlatform(
      String id,
      String name,
      String owner,
      List<String> needs,
      Optional<NamedGroup> range,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    public FilteredPlatform {
      needs = List.copyOf(needs);
    }
  }
}
