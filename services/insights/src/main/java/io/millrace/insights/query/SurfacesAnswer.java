package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.row.Earned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The numbers of the surfaces of a platform.
 *
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param surfaces surfaces with data, by name
 * @param comparison the compared range, if requested
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following surfaces; absent at the end
 */
public record SurfacesAnswer(
    String platform,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<Surface> surfaces,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public SurfacesAnswer {
    surfaces = List.copyOf(surfaces);
  }

  /**
   * One surface.
   *
   * @param attentionMs milliseconds spent on content and social events
   * @param visitors distinct visitors; empty unless the range is one day or one month
   * @param microOrders credit of touches here for orders on all platforms, in millionths of an
   *     order
   * @param microNewBuyers the part of these orders that new buyers placed
   * @param credit credit of touches here for money on all platforms, beside the spend for their
   *     traffic
   * @param changes since the compared range, if requested
   */
  public record Surface(
      String surface,
      long events,
      long attentionMs,
      OptionalLong visitors,
      long microOrders,
      long microNewBuyers,
      List<Earned> credit,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    public Surface {
      credit = List.copyOf(credit);
    }

    /** Returns a surface without data. */
    static Surface nothing(String name, boolean distinct) {
      return new Surface(
          name,
          0,
          0,
          distinct ? OptionalLong.of(0) : OptionalLong.empty(),
          0,
          0,
          List.of(),
          Optional.empty());
    }

    /** Returns this surface with its changes since the compared range. */
    Surface comparedWith(Surface then) {
      return new Surface(
          surface,
          events,
          attentionMs,
          visitors,
          microOrders,
          microNewBuyers,
          credit,
          Optional.of(Changes.between(figures(), then.figures())));
    }

    private FigureList figures() {
      FigureList list =
          new FigureList()
              .count("events", events)
              .count("attentionMs", attentionMs)
              .people("visitors", visitors)
              .count("microOrders", microOrders)
              .count("microNewBuyers", microNewBuyers);
      credit.forEach(list::earned);
      return list;
    }
  }
}
