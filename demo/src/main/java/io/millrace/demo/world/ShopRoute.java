package io.millrace.demo.world;

import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * A route from attention to a shop.
 *
 * @param from platform that gathers the traffic
 * @param surface surface on that platform
 * @param to platform that sells
 * @param chance probability that a visit which ends on the surface continues to the shop, 0 to 1
 * @param link the condition under which people can use the route
 */
record ShopRoute(String from, String surface, String to, double chance, Link link) {

  static ShopRoute read(CSVRecord row) {
    return new ShopRoute(
        row.get("from"),
        row.get("surface"),
        row.get("to"),
        WorldTable.number(row, "chance"),
        Link.valueOf(row.get("link").toUpperCase(Locale.ROOT)));
  }

  /** Returns platform and surface of the beginning, as in {@code platform/surface}. */
  String start() {
    return from + "/" + surface;
  }
}
