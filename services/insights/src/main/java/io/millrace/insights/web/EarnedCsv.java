package io.millrace.insights.web;

import io.millrace.insights.row.Earned;
import java.util.List;
import java.util.stream.Stream;

/** Writes what touches earned as cells for CSV. */
public final class EarnedCsv {
  /** The columns, the currency first. */
  public static final List<String> COLUMNS =
      List.of(
          "currency",
          "amount",
          "refunded",
          "refundRate",
          "spend",
          "roas",
          "costPerOrder",
          "costPerNewBuyer");

  private EarnedCsv() {}

  /** Returns the lines of an item. See {@link CurrencyLines#after}. */
  public static Stream<List<Object>> lines(
      List<Object> names, List<Object> counts, List<Earned> earned) {
    CurrencyLines lines = new CurrencyLines(COLUMNS.size());
    earned.forEach(one -> lines.put(one.currency(), 1, amounts(one)));
    return lines.after(names, counts);
  }

  private static List<Object> amounts(Earned one) {
    return List.of(
        one.amount(),
        one.refunded(),
        one.refundRate(),
        one.spend(),
        one.roas(),
        one.costPerOrder(),
        one.costPerNewBuyer());
  }
}
