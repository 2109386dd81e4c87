package io.millrace.standalone.demo.world;

import org.apache.commons.csv.CSVRecord;

/**
 * How people use a platform.
 *
 * @param platform of the catalog
 * @param reach share of people who have the habit, 0 to 1
 * @param visits of such a person on an average day
 * @param minutes mean length of a visit
 * @param glances mean number of events in a visit, above 1
 * @param surfaces where
 * @param straight share of visits that go straight to the shelf, 0 to 1
 * @param ads what a visit earns by ads
 * @param tips what a visit earns by tips when it ends in a live room
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
   * Money that comes by the way.
   *
   * @param chance of it in a visit, 0 to 1
   * @param fen middle of its amount, in hundredths of a yuan
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
