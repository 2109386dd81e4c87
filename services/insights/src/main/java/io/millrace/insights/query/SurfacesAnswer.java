package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What happened on a platform's surfaces.
 *
 * @param currency that amounts are told in; absent when each is told in its own
 * @param asOf the event time up to which was read; empty when nothing was
 * @param surfaces those with anything, by name
 * @param overflowed a sum left the 64-bit range and is too small; left out when none did
 * @param next the cursor of the surfaces that follow; absent at the end
 */
public record SurfacesAnswer(
    String platform,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
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
   * @param visitors distinct; empty unless the range is one day or one month
   * @param microOrders millionths of the orders, anywhere, that touches here earned
   * @param credit money, anywhere, that touches here earned
   */
  public record Surface(
      String surface,
      long events,
      long attentionMs,
      OptionalLong visitors,
      long microOrders,
      List<Amount> credit) {

    public Surface {
      credit = List.copyOf(credit);
    }
  }
}
