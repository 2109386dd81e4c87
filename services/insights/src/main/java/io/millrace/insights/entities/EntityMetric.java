package io.millrace.insights.entities;

import java.util.Arrays;
import java.util.Optional;

/** The metrics that entities can be ranked by. */
enum EntityMetric {
  /** What the touches of the entity earned, on any platform. */
  CREDIT("credit"),
  /** What refunds took from that. */
  REFUNDED("refunded"),
  /** The orders that they earned, in millionths. */
  CREDIT_ORDERS("creditOrders"),
  /** The part of them that new buyers placed, in millionths. */
  NEW_BUYERS("newBuyers"),
  /** What was paid for traffic of the entity. */
  SPEND("spend"),
  /** Credit divided by spend, with six decimals. */
  ROAS("roas");

  private final String id;

  EntityMetric(String id) {
    this.id = id;
  }

  /** Returns the name in queries and answers. */
  String id() {
    return id;
  }

  /** Returns the name in the table of metrics. */
  String column() {
    return switch (this) {
      case CREDIT_ORDERS -> "microOrders";
      case NEW_BUYERS -> "microNewBuyers";
      case CREDIT, REFUNDED, SPEND, ROAS -> id;
    };
  }

  static Optional<EntityMetric> of(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
  }

  /** Returns whether values are sums of amounts or need them, so they are in one currency. */
  boolean isMoney() {
    return this != CREDIT_ORDERS && this != NEW_BUYERS;
  }
}
