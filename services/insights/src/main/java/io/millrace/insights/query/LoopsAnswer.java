package io.millrace.insights.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which platform's attention became money on which platform.
 *
 * @param asOf the event time up to which was read; empty when nothing was
 */
public record LoopsAnswer(String model, Optional<Instant> asOf, List<LoopCell> cells) {

  public LoopsAnswer {
    cells = List.copyOf(cells);
  }

  /**
   * One way from attention to money.
   *
   * @param from platform of the attention; empty for money without a touch
   * @param to platform of the money
   * @param microOrders millionths of an order
   */
  public record LoopCell(
      Optional<String> from, String to, long microOrders, List<LoopAmount> amounts) {

    public LoopCell {
      amounts = List.copyOf(amounts);
    }
  }

  /**
   * Money in one currency.
   *
   * @param amount decimal integer in the currency's minor unit
   */
  public record LoopAmount(String currency, String amount) {}
}
