package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which platform's attention became money on which platform.
 *
 * @param currency that amounts are told in; absent when each is told in its own
 * @param asOf the event time up to which was read; empty when nothing was
 * @param overflowed a sum left the 64-bit range and is too small; left out when none did
 * @param next the cursor of the cells that follow; absent at the end
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
   * One way from attention to money.
   *
   * @param from platform of the attention; empty for money without a touch
   * @param surface of the attention, where it was asked for
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
