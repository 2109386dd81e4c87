package io.millrace.insights.orders;

import io.millrace.insights.lag.Lag;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.web.LagTexts;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.insights.web.StoreCalls;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for explained orders. */
@RestController
class OrdersController {
  /** The greatest length of an order number, in code points. */
  private static final int LONGEST = 64;

  private static final int MOST_NEAR = 3;

  private static final Duration MENTIONED = Duration.ofSeconds(10);

  private final OrdersQuery orders;
  private final PlatformParameters names;
  private final OrderSearch search;
  private final StoreCalls calls;
  private final LagEstimator lag;
  private final OrderTarget projected;

  OrdersController(
      OrdersQuery orders,
      PlatformParameters names,
      OrderSearch search,
      StoreCalls calls,
      LagEstimator lag,
      OrderTarget projected) {
    this.orders = orders;
    this.names = names;
    this.search = search;
    this.calls = calls;
    this.lag = lag;
    this.projected = projected;
  }

  @GetMapping("/v1/platforms/{platform}/orders/{order}")
  Mono<ResponseEntity<OrdersAnswer>> order(
      @PathVariable String platform, @PathVariable String order, ServerHttpRequest request) {
    Parameters.of(request);
    OrderName name = new OrderName(names.require(platform), checked(order));
    return calls.answer(() -> answer(name));
  }

  private ResponseEntity<OrdersAnswer> answer(OrderName name) {
    // Taken before the store is read: so the answer contains at least everything up to this lag.
    Lag behind = lag.ofOrders(projected.progress());
    OrdersAnswer answer = orders.answer(name, behind).orElseThrow(() -> unknown(name, behind));
    return ResponseEntity.ok().header(LagTexts.HEADER, LagTexts.header(behind)).body(answer);
  }

  static String checked(String order) {
    if (order.codePointCount(0, order.length()) > LONGEST) {
      throw ProblemException.ofParameter(
          "order", ParameterReason.BAD_LENGTH, "longer than " + LONGEST + " characters");
    }
    return order;
  }

  private ProblemException unknown(OrderName name, Lag behind) {
    return ProblemException.of(
        HttpStatus.NOT_FOUND,
        "unknown_order",
        "there is no order '%s' on %s%s%s"
            .formatted(name.order(), name.platform(), near(name), maybeLater(behind)));
  }

  private String near(OrderName name) {
    List<String> near =
        search.near(name.order(), Optional.of(name)).stream()
            .limit(MOST_NEAR)
            .map(other -> "'%s' on %s".formatted(other.order(), other.platform()))
            .toList();
    return near.isEmpty() ? "" : "; near: " + String.join(", ", near);
  }

  /** The order may have been accepted and not yet counted. This text says so. */
  private static String maybeLater(Lag behind) {
    return behind.isBelow(MENTIONED)
        ? ""
        : behind
            .events()
            .map("; %d events that were accepted are not counted yet"::formatted)
            .orElse("; the lag is unknown");
  }
}
