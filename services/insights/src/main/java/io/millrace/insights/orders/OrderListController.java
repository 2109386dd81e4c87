package io.millrace.insights.orders;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.cell.LoopKind;
import io.millrace.insights.lag.Lag;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.orders.OrderListAnswer.Listed;
import io.millrace.insights.orders.OrderListAnswer.Near;
import io.millrace.insights.orders.OrderListQuery.Part;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.web.ChoiceParameters;
import io.millrace.insights.web.EntityIds;
import io.millrace.insights.web.LagTexts;
import io.millrace.insights.web.Moments;
import io.millrace.insights.web.PageParameters;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.insights.web.StoreCalls;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for lists of orders, by time or by number. */
@RestController
class OrderListController {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final Duration USUAL_RANGE = Duration.ofDays(400);
  private static final Duration LONGEST_RANGE = Duration.ofDays(800);
  private static final String ORDER = "order";
  private static final String FIND = "find";
  private static final String TOUCH_PLATFORM = "touchPlatform";
  private static final String TOUCH_SURFACE = "touchSurface";
  private static final String CREATOR = Entity.Type.CREATOR.id();
  private static final String CAMPAIGN = Entity.Type.CAMPAIGN.id();
  private static final String ITEM = Entity.Type.ITEM.id();
  private static final List<String> ALL =
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

  private final OrderListQuery list;
  private final OrderSearch search;
  private final OrderTarget projected;
  private final LagEstimator lag;
  private final Moments moments;
  private final PlatformParameters platforms;
  private final StoreCalls calls;

  OrderListController(
      OrderListQuery list,
      OrderSearch search,
      OrderTarget projected,
      LagEstimator lag,
      Moments moments,
      PlatformParameters platforms,
      StoreCalls calls) {
    this.list = list;
    this.search = search;
    this.projected = projected;
    this.lag = lag;
    this.moments = moments;
    this.platforms = platforms;
    this.calls = calls;
  }

  @GetMapping("/v1/orders")
  Mono<ResponseEntity<OrderListAnswer>> orders(ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, ALL.toArray(String[]::new));
    return parameters
        .find(ORDER)
        .map(number -> byNumber(number, parameters))
        .orElseGet(() -> byTime(request, parameters));
  }

  private Mono<ResponseEntity<OrderListAnswer>> byNumber(String number, Parameters parameters) {
    ALL.stream()
        .filter(name -> !name.equals(ORDER) && parameters.find(name).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              throw ProblemException.ofParameter(
                  name, ParameterReason.NOT_ALLOWED_HERE, name + " is not allowed with order");
            });
    String checked = OrdersController.checked(number);
    return answer(
        (behind, asOf) -> {
          List<Listed> found = search.find(checked);
          Optional<List<Near>> near =
              found.isEmpty()
                  ? Optional.of(search.near(checked, Optional.empty()))
                  : Optional.empty();
          return new OrderListAnswer(
              behind, asOf, moments.zone(), found, near, Optional.empty(), Optional.empty());
        });
  }

  private Mono<ResponseEntity<OrderListAnswer>> byTime(
      ServerHttpRequest request, Parameters parameters) {
    PlaceRange range = range(parameters);
    OrderFilter filter = filter(parameters);
    PageRequest page = PageParameters.paging(request, parameters, USUAL, MOST);
    Optional<OrderCursor> after =
        page.after().map(text -> OrderCursor.parse(text).orElseThrow(this::badCursor));
    return answer(
        (behind, asOf) -> {
          Part part = list.list(range, after, filter, page.limit());
          return new OrderListAnswer(
              behind,
              asOf,
              moments.zone(),
              part.orders(),
              Optional.empty(),
              filter.number().map(_ -> part.complete()),
              part.end().map(OrderCursor::text).map(page.cursor()));
        });
  }

  private Mono<ResponseEntity<OrderListAnswer>> answer(
      BiFunction<Lag, Optional<Instant>, OrderListAnswer> query) {
    return calls.answer(
        () -> {
          // Taken before the store is read: so the answer contains at least everything up to it.
          Lag behind = lag.ofOrders(projected.progress());
          Optional<Instant> asOf = projected.progress().asOfInstant();
          return ResponseEntity.ok()
              .header(LagTexts.HEADER, LagTexts.header(behind))
              .cacheControl(CacheControl.noStore())
              .body(query.apply(behind, asOf));
        });
  }

  /** Without an end, the range ends behind the newest order. */
  private PlaceRange range(Parameters parameters) {
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

  private OrderFilter filter(Parameters parameters) {
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
        parameters.find("kind").map(OrderListController::kind),
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

  private ProblemException badCursor() {
    return ProblemException.ofParameter(
        PageParameters.CURSOR,
        ParameterReason.BAD_CURSOR,
        "not a cursor of this query; send the query again without a cursor");
  }
}
