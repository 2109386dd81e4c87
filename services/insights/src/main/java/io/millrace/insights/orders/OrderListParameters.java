package io.millrace.insights.orders;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.cell.LoopKind;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.web.ChoiceParameters;
import io.millrace.insights.web.EntityIds;
import io.millrace.insights.web.Moments;
import io.millrace.insights.web.PageParameters;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads and checks the parameters of {@code /v1/orders}. */
@Component
final class OrderListParameters {
  static final String ORDER = "order";

  private static final Duration USUAL_RANGE = Duration.ofDays(400);
  private static final Duration LONGEST_RANGE = Duration.ofDays(800);
  private static final String FIND = "find";
  private static final String TOUCH_PLATFORM = "touchPlatform";
  private static final String TOUCH_SURFACE = "touchSurface";
  private static final String CREATOR = Entity.Type.CREATOR.id();
  private static final String CAMPAIGN = Entity.Type.CAMPAIGN.id();
  private static final String ITEM = Entity.Type.ITEM.id();

  /** The names of all parameters. */
  static final List<String> ALL =
      List.of(
          "from",
          "to",
          "platform",
          "kind",
          TOUCH_PLATFORM,
          TOUCH_SURFACE,
          CREATOR,
          CAMPAIGN,
          ITEM,
          ORDER,
          FIND,
          PageParameters.LIMIT,
          PageParameters.CURSOR);

  private final OrderTarget projected;
  private final Moments moments;
  private final PlatformParameters platforms;

  OrderListParameters(OrderTarget projected, Moments moments, PlatformParameters platforms) {
    this.projected = projected;
    this.moments = moments;
    this.platforms = platforms;
  }

  /**
   * Checks that a search by number has no other parameter.
   *
   * @throws ProblemException 400 that names the other parameter
   */
  static void requireOrderAlone(Parameters parameters) {
    ALL.stream()
        .filter(name -> !name.equals(ORDER) && parameters.find(name).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              throw ProblemException.ofParameter(
                  name, ParameterReason.NOT_ALLOWED_HERE, name + " is not allowed with order");
            });
  }

  /**
   * Returns the range of times and the platform of the orders. Without an end, the range ends
   * behind the newest order.
   *
   * @throws ProblemException 400 that names the parameter
   */
  PlaceRange range(Parameters parameters) {
    Optional<Long> given = parameters.find("to").map(text -> moments.at("to", text));
    long to = given.orElseGet(() -> projected.progress().asOf().orElse(0) + 1);
    long from =
        parameters
            .find("from")
            .map(text -> moments.at("from", text))
            .orElse(to - USUAL_RANGE.toMillis());
    if (from >= to && given.isPresent()) {
      throw ProblemException.ofParameter(
          "to", ParameterReason.EMPTY_RANGE, "to must be after from");
    }
    if (to - from > LONGEST_RANGE.toMillis()) {
      throw ProblemException.ofParameter(
          "to", ParameterReason.RANGE_TOO_LONG, "P800D", "the longest range here is 800 days");
    }
    return new PlaceRange(
        Math.min(from, to),
        to,
        Optional.empty(),
        parameters.find("platform").map(platforms::require));
  }

  /**
   * Returns what the orders must have.
   *
   * @throws ProblemException 400 that names the parameter
   */
  OrderFilter filter(Parameters parameters) {
    Optional<String> touchPlatform = parameters.find(TOUCH_PLATFORM).map(platforms::require);
    Optional<String> touchSurface = parameters.find(TOUCH_SURFACE);
    if (touchSurface.isPresent() && touchPlatform.isEmpty()) {
      throw ProblemException.ofParameter(
          TOUCH_PLATFORM, ParameterReason.REQUIRED, "touchSurface needs touchPlatform");
    }
    touchSurface
        .filter(surface -> !surface.matches("[a-z0-9-]{1,40}"))
        .ifPresent(
            _ -> {
              throw ProblemException.ofParameter(
                  TOUCH_SURFACE,
                  ParameterReason.BAD_TEXT,
                  "touchSurface is 1 to 40 of a-z, 0-9, -");
            });
    return new OrderFilter(
        parameters.find(FIND).map(text -> EntityIds.part(FIND, text)),
        parameters.find("kind").map(OrderListParameters::kind),
        touchPlatform,
        touchSurface,
        new Entities(
            named(CREATOR, parameters), named(CAMPAIGN, parameters), named(ITEM, parameters)));
  }

  private static Optional<String> named(String type, Parameters parameters) {
    return parameters.find(type).map(id -> EntityIds.checked(type, id));
  }

  private static LoopKind kind(String id) {
    return ChoiceParameters.choose(
        "kind",
        Arrays.stream(LoopKind.values()).filter(kind -> kind.id().equals(id)).findFirst(),
        Arrays.stream(LoopKind.values()).map(LoopKind::id));
  }
}
