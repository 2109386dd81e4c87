package io.millrace.demo.world;

import org.apache.commons.csv.CSVRecord;

/**
 * A campaign on one surface.
 *
 * @param number position in the table, from 0
 * @param platform id of the platform
 * @param surface surface whose traffic it pays for
 * @param id id of the campaign; campaigns of several platforms may share it
 * @param share share of the events on the surface that it paid for, 0 to 1
 * @param fen what it spends for a person on an average day, in hundredths of a yuan
 */
record Campaign(long number, String platform, String surface, String id, double share, double fen) {

  static Campaign read(CSVRecord row) {
    return new Campaign(
        row.getRecordNumber() - 1,
        row.get("platform"),
        row.get("surface"),
        row.get("campaign"),
        WorldTable.number(row, "share"),
        WorldTable.number(row, "fen"));
  }

  boolean isOn(String otherPlatform, String otherSurface) {
    return platform.equals(otherPlatform) && surface.equals(otherSurface);
  }
}
