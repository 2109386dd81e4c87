package io.millrace.insights.web;

import io.millrace.insights.lag.Lag;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.query.QuerySnapshots;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers how far counting is behind. The answer has no other numbers, so keys that may only send
 * get it too.
 */
@RestController
class LagController {
  private final LagEstimator lag;
  private final QuerySnapshots readings;
  private final OrderTarget orders;

  LagController(LagEstimator lag, QuerySnapshots readings, OrderTarget orders) {
    this.lag = lag;
    this.readings = readings;
    this.orders = orders;
  }

  /**
   * The body of the answer.
   *
   * @param lag lag of all answers except those about orders
   * @param orders lag of explained orders
   */
  record LagAnswer(Lag lag, Lag orders) {}

  @GetMapping("/v1/lag")
  ResponseEntity<LagAnswer> lag(ServerHttpRequest request) {
    Parameters.of(request);
    Lag numbers = lag.ofCells(readings.progress());
    return ResponseEntity.ok()
        .header(LagTexts.HEADER, LagTexts.header(numbers))
        .cacheControl(CacheControl.noStore())
        .body(new LagAnswer(numbers, lag.ofOrders(orders.progress())));
  }
}
