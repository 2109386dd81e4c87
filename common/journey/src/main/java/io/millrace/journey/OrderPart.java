package io.millrace.journey;

/**
 * The subject of one explanation: an order whose purchase is known, or the waiting refunds of an
 * order.
 *
 * @param platform the platform of the order
 * @param order its number there
 * @param purchased whether the purchase is known
 */
record OrderPart(InternedPlatform platform, String order, boolean purchased) {}
