package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The funnel of a platform, day by day.
 *
 * @param asOf newest event time that was read; empty before the first
 * @param days days with data, oldest first
 * @param next the cursor of the following days; absent at the end
 */
public record FunnelAnswer(
    String platform,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    List<FunnelDay> days,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public FunnelAnswer {
    days = List.copyOf(days);
  }

  /**
   * Distinct visitors of one day at each stage.
   *
   * @param seen visitors with content or social events
   * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON
   *     when false
   */
  public record FunnelDay(
      LocalDate day,
      long seen,
      @JsonProperty("product_view") long productView,
      @JsonProperty("cart_add") long cartAdd,
      long purchase,
      @JsonInclude(Include.NON_DEFAULT) boolean overflowed) {}
}
