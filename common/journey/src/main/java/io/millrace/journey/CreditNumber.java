package io.millrace.journey;

import io.millrace.events.cell.Metric;
import java.util.Optional;

/** A number that touches earn, with the metrics that show it where the money and the touch are. */
enum CreditNumber {
  /** Money without what refunds took, in minor units. */
  MONEY(Metric.CREDIT_IN, Metric.CREDIT_OUT, Metric.ENTITY_CREDIT),
  /** What refunds took from the money, in minor units. */
  REFUNDED(Metric.REFUNDED_IN, Metric.REFUNDED_OUT, Metric.ENTITY_REFUNDED),
  /** Millionths of orders. */
  ORDERS(Metric.CREDIT_IN_ORDERS, Metric.CREDIT_OUT_ORDERS, Metric.ENTITY_CREDIT_ORDERS),
  /** Millionths of the orders that new buyers placed. */
  NEW_BUYERS(Metric.NEW_BUYERS_IN, Metric.NEW_BUYERS_OUT, Metric.ENTITY_NEW_BUYERS);

  private final Metric in;
  private final Metric out;
  private final Metric ofEntities;

  CreditNumber(Metric in, Metric out, Metric ofEntities) {
    this.in = in;
    this.out = out;
    this.ofEntities = ofEntities;
  }

  /** The metric in the cell of the money's platform. */
  Metric in() {
    return in;
  }

  /** The metric in the cell of the touch's platform, when this is another platform. */
  Metric out() {
    return out;
  }

  /** The metric by what a touch names in this part; empty when there is none. */
  Optional<Metric> by(NamePart part) {
    return switch (part) {
      case CREATOR, CAMPAIGN, ITEM -> Optional.of(ofEntities);
      case CHANNEL -> byChannel();
      case REGION -> byRegion();
    };
  }

  private Optional<Metric> byChannel() {
    return switch (this) {
      case MONEY -> Optional.of(Metric.CHANNEL_CREDIT);
      case ORDERS -> Optional.of(Metric.CHANNEL_CREDIT_ORDERS);
      case REFUNDED, NEW_BUYERS -> Optional.empty();
    };
  }

  private Optional<Metric> byRegion() {
    return switch (this) {
      case MONEY -> Optional.of(Metric.REGION_CREDIT);
      case ORDERS -> Optional.of(Metric.REGION_CREDIT_ORDERS);
      case REFUNDED, NEW_BUYERS -> Optional.empty();
    };
  }
}
