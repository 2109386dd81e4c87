package io.millrace.insights.orders;

import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.Platforms;
import io.millrace.insights.web.StoreCalls;
import io.millrace.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders explained. */
@RestController
class OrdersController {
  /** As long as an order's number may be, in code points. */
  private static final int LONGEST = 64;

  private final OrdersQuery orders;
  private final Platforms names;
  private final StoreCalls calls;

  OrdersController(OrdersQuery orders, Platforms names, StoreCalls calls) {
    this.orders = orders;
    this.names = names;
    this.calls = calls;
  }

  @GetMapping("/v1/platforms/{platform}/orders/{order}")
  Mono<OrdersAnswer> order(
      @PathVariable String platform, @PathVariable String order, ServerHttpRequest request) {
    Parameters.of(request);
    OrderName name = new OrderName(names.require(platform), checked(order));
    return calls.answer(() -> orders.answer(name).orElseThrow(() -> unknown(name)));
  }

  private static String checked(String order) {
    if (order.codePointCount(0, order.length()) > LONGEST) {
      throw ProblemException.ofParameter("order", "longer than " + LONGEST + " characters");
    }
    return order;
  }

  private static ProblemException unknown(OrderName name) {
    return ProblemException.of(
        HttpStatus.NOT_FOUND,
        "unknown_order",
        "there is no order '%s' on %s".formatted(name.order(), name.platform()));
  }
}
