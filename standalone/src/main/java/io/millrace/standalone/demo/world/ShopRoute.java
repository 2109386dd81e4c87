package io.millrace.standalone.demo.world;

import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * A way from attention to the shelf.
 *
 * @param from platform that gathers the traffic
 * @param surface where on it
 * @param to platform that sells
 * @param chance that a visit which ends there takes it, 0 to 1
 * @param link when it can be taken
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

  /** The place it begins at. */
  String start() {
    return from + "/" + surface;
  }
}
