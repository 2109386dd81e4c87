package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of the surfaces of all platforms.
 *
 * @param sort how the surfaces are sorted
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following surfaces; absent at the end
 */
public record AllSurfacesAnswer(
    String model,
    String sort,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<PlatformSurface> surfaces,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public AllSurfacesAnswer {
    surfaces = List.copyOf(surfaces);
  }

  /** A surface with its platform. */
  public record PlatformSurface(String platform, @JsonUnwrapped Surface numbers) {}
}
