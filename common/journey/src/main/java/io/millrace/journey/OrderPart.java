package io.millrace.journey;

/**
 * What one explanation is about: an order once its purchase is known, or its waiting refunds.
 *
 * @param platform the platform of the order
 * @param order its number there
 * @param purchased whether the purchase is known
 */
record OrderPart(InternedPlatform platform, String order, boolean purchased) {}
