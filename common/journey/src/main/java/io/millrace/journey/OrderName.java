package io.millrace.journey;

/**
 * The platform and number of an order of one visitor.
 *
 * @param platform where the order was placed
 * @param number the sender's number of the order
 */
record OrderName(InternedPlatform platform, String number) {

  /** The order of a purchase or refund. */
  static OrderName of(JourneyEvent event) {
    return new OrderName(event.surface().interned(), event.order());
  }
}
