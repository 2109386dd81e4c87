package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far a platform's visitors came, day by day.
 *
 * @param asOf the event time up to which was read; empty when nothing was
 * @param days those with anything, oldest first
 * @param next the cursor of the days that follow; absent at the end
 */
public record FunnelAnswer(
    String platform,
    Optional<Instant> asOf,
    List<FunnelDay> days,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public FunnelAnswer {
    days = List.copyOf(days);
  }

  /**
   * Distinct visitors of one day at each stage.
   *
   * @param seen with content or social events
   * @param overflowed a sum left the 64-bit range and is too small; left out when none did
   */
  public record FunnelDay(
      LocalDate day,
      long seen,
      @JsonProperty("product_view") long productView,
      @JsonProperty("cart_add") long cartAdd,
      long purchase,
      @JsonInclude(Include.NON_DEFAULT) boolean overflowed) {}
}
