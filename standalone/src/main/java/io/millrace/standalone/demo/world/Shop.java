package io.millrace.standalone.demo.world;

import org.apache.commons.csv.CSVRecord;

/**
 * How people buy on a platform.
 *
 * @param platform of the catalog
 * @param shelf surface on which products are looked at
 * @param till surface on which they are bought
 * @param views mean number of products looked at on a trip, above 1
 * @param cart chance that something goes into the cart
 * @param buy chance that the cart is bought
 * @param basketFen median of an order, in hundredths of a yuan
 * @param spread sigma of the logarithm of orders
 * @param refund share of orders that get money back
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
