package io.millrace.insights.entities;

import io.millrace.insights.row.Earned;
import io.millrace.insights.web.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts answers about entities to tables for CSV. */
final class EntityTables {
  private EntityTables() {}

  /**
   * Makes a table with the rows of the page. Totals are not in it, so that columns can be added up.
   */
  static CsvTable ranking(EntityRankingAnswer answer) {
    List<List<Object>> lines = new ArrayList<>();
    answer
        .rows()
        .forEach(
            row ->
                lines.add(
                    List.of(
                        row.rank(),
                        row.platform(),
                        row.id(),
                        row.value(),
                        row.share(),
                        row.credit(),
                        row.microOrders(),
                        row.spend(),
                        row.roas(),
                        row.costPerOrder())));
    return new CsvTable(
        List.of(
            "rank",
            "platform",
            "id",
            "value",
            "share",
            "credit",
            "microOrders",
            "spend",
            "roas",
            "costPerOrder"),
        lines);
  }

  /** Makes a line for each window and currency. Only the first line of a window has orders. */
  static CsvTable course(EntityAnswer answer) {
    List<List<Object>> lines = new ArrayList<>();
    for (EntityAnswer.Row row : answer.rows()) {
      Object orders = row.numbers().microOrders();
      for (Earned credit : row.numbers().credit()) {
        lines.add(
            List.of(
                row.start(),
                orders,
                credit.currency(),
                credit.amount(),
                credit.spend(),
                credit.roas(),
                credit.costPerOrder()));
        orders = Optional.empty();
      }
      if (row.numbers().credit().isEmpty()) {
        lines.add(List.of(row.start(), orders, "", "", "", "", ""));
      }
    }
    return new CsvTable(
        List.of("start", "microOrders", "currency", "amount", "spend", "roas", "costPerOrder"),
        lines);
  }
}
