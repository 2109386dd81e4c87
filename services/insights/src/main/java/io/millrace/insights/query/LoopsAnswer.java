package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The credit from the attention on each platform to the money on each platform.
 *
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following cells; absent at the end
 */
public record LoopsAnswer(
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    List<LoopCell> cells,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public LoopsAnswer {
    cells = List.copyOf(cells);
  }

  /**
   * The credit from one platform to another.
   *
   * @param from platform of the attention; empty for money without a touch
   * @param surface surface of the attention, if requested
   * @param to platform of the money
   * @param microOrders millionths of an order
   */
  public record LoopCell(
      Optional<String> from,
      @JsonInclude(Include.NON_ABSENT) Optional<String> surface,
      String to,
      long microOrders,
      List<Amount> amounts) {

    public LoopCell {
      amounts = List.copyOf(amounts);
    }
  }
}
