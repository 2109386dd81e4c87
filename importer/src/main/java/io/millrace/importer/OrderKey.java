package io.millrace.importer;

/**
 * The order of a purchase.
 *
 * @param platform the platform of the purchase
 * @param order the id of the order
 * @param valued whether the purchase has an amount
 */
public record OrderKey(String platform, String order, boolean valued) {}
