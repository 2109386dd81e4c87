package io.millrace.demo.world;

import org.apache.commons.csv.CSVRecord;

/**
 * The typical shopping on a platform.
 *
 * @param platform id of the platform in the catalog
 * @param shelf surface of product views
 * @param till surface of purchases
 * @param views mean number of product views on a trip, above 1
 * @param cart probability that a product goes into the cart
 * @param buy probability that the cart is bought
 * @param basketFen median amount of an order, in hundredths of a yuan
 * @param spread sigma of the logarithm of the amounts
 * @param refund share of orders with a refund
 */
record Shop(
    String platform,
    String shelf,
    String till,
    double views,
    double cart,
    double buy,
    double basketFen,
    double spread,
    double refund) {

  static Shop read(CSVRecord row) {
    return new Shop(
        row.get("platform"),
        row.get("shelf"),
        row.get("till"),
        WorldTable.number(row, "views"),
        WorldTable.number(row, "cart"),
        WorldTable.number(row, "buy"),
        WorldTable.number(row, "basketFen"),
        WorldTable.number(row, "spread"),
        WorldTable.number(row, "refund"));
  }
}
