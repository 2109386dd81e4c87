package io.millrace.insights.orders;

import io.millrace.insights.lag.Lag;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.orders.OrderListAnswer.Listed;
import io.millrace.insights.orders.OrderListAnswer.Near;
import io.millrace.insights.orders.OrderListQuery.Part;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.web.LagTexts;
import io.millrace.insights.web.Moments;
import io.millrace.insights.web.PageParameters;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.StoreCalls;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Instant;
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

  private final OrderListQuery list;
  private final OrderSearch search;
  private final OrderTarget projected;
  private final LagEstimator lag;
  private final Moments moments;
  private final OrderListParameters orders;
  private final StoreCalls calls;

  OrderListController(
      OrderListQuery list,
      OrderSearch search,
      OrderTarget projected,
      LagEstimator lag,
      Moments moments,
      OrderListParameters orders,
      StoreCalls calls) {
    this.list = list;
    this.search = search;
    this.projected = projected;
    this.lag = lag;
    this.moments = moments;
    this.orders = orders;
    this.calls = calls;
  }

  @GetMapping("/v1/orders")
  Mono<ResponseEntity<OrderListAnswer>> orders(ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, OrderListParameters.ALL.toArray(String[]::new));
    return parameters
        .find(OrderListParameters.ORDER)
        .map(number -> byNumber(number, parameters))
        .orElseGet(() -> byTime(request, parameters));
  }

  private Mono<ResponseEntity<OrderListAnswer>> byNumber(String number, Parameters parameters) {
    OrderListParameters.requireOrderAlone(parameters);
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
    PlaceRange range = orders.range(parameters);
    OrderFilter filter = orders.filter(parameters);
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

  private ProblemException badCursor() {
    return ProblemException.ofParameter(
        PageParameters.CURSOR,
        ParameterReason.BAD_CURSOR,
        "not a cursor of this query; send the query again without a cursor");
  }
}
