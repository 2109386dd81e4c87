package io.millrace.demo.world;

import org.apache.commons.csv.CSVRecord;

/**
 * The typical use of a platform.
 *
 * @param platform id of the platform in the catalog
 * @param reach share of people who use the platform, 0 to 1
 * @param visits visits of a user on an average day
 * @param minutes mean length of a visit
 * @param glances mean number of events in a visit, above 1
 * @param surfaces the surfaces of the visits
 * @param straight share of visits that go directly to the shop, 0 to 1
 * @param ads revenue of a visit from ads
 * @param tips revenue of a visit from tips, when the visit ends in a live room
 */
record Habit(
    String platform,
    double reach,
    double visits,
    double minutes,
    double glances,
    Weighted<String> surfaces,
    double straight,
    Earning ads,
    Earning tips) {

  /**
   * Revenue during a visit.
   *
   * @param chance probability of revenue in a visit, 0 to 1
   * @param fen median of the amount, in hundredths of a yuan
   */
  record Earning(double chance, double fen) {}

  static Habit read(CSVRecord row) {
    return new Habit(
        row.get("platform"),
        WorldTable.number(row, "reach"),
        WorldTable.number(row, "visits"),
        WorldTable.number(row, "minutes"),
        WorldTable.number(row, "glances"),
        Weighted.parse(row.get("surfaces"), name -> name),
        WorldTable.number(row, "straight"),
        new Earning(WorldTable.number(row, "adChance"), WorldTable.number(row, "adFen")),
        new Earning(WorldTable.number(row, "tipChance"), WorldTable.number(row, "tipFen")));
  }
}
