package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The credit from the attention on each platform to the money on each platform, or from owner to
 * owner, or from need to need.
 *
 * @param filter what the credit is of, if requested
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following cells; absent at the end
 */
public record LoopsAnswer(
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<Filter> filter,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<LoopCell> cells,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public LoopsAnswer {
    cells = List.copyOf(cells);
  }

  /**
   * The credit from one platform, owner or need to another.
   *
   * @param from end of the attention; empty for money without a touch
   * @param surface surface of the attention, if requested
   * @param channel if requested or filtered, the channel of the touch, which is empty when it names
   *     none
   * @param region the same for the region
   * @param to end of the money
   * @param microOrders millionths of an order
   * @param changes since the compared range, if requested
   */
  public record LoopCell(
      Optional<String> from,
      @JsonInclude(Include.NON_ABSENT) Optional<String> surface,
      @JsonInclude(Include.NON_ABSENT) Optional<Optional<String>> channel,
      @JsonInclude(Include.NON_ABSENT) Optional<Optional<String>> region,
      String to,
      long microOrders,
      List<Amount> amounts,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    public LoopCell {
      amounts = List.copyOf(amounts);
    }

    /** Returns the same way without credit. */
    LoopCell nothing() {
      return with(0, List.of());
    }

    /** Returns the same way with this credit. */
    LoopCell with(long orders, List<Amount> earned) {
      return new LoopCell(from, surface, channel, region, to, orders, earned, Optional.empty());
    }

    /** Returns this cell with its changes since the cell of the compared range. */
    LoopCell comparedWith(LoopCell then) {
      return new LoopCell(
          from,
          surface,
          channel,
          region,
          to,
          microOrders,
          amounts,
          Optional.of(Changes.between(figures(), then.figures())));
    }

    private FigureList figures() {
      return new FigureList().count("microOrders", microOrders).amounts("amount", amounts);
    }
  }
}
