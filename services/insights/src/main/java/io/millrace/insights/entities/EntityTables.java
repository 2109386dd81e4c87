package io.millrace.insights.entities;

import io.millrace.insights.web.CsvTable;
import io.millrace.insights.web.EarnedCsv;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Converts answers about entities to tables for CSV. */
final class EntityTables {
  private EntityTables() {}

  /**
   * Makes a table with the rows of the page. Totals are not in it, so that columns can be added up.
   */
  static CsvTable ranking(EntityRankingAnswer answer) {
    if (answer.comparison().isPresent()) {
      return changes(answer);
    }
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
                        row.refunded(),
                        row.refundRate(),
                        row.microOrders(),
                        row.microNewBuyers(),
                        row.spend(),
                        row.roas(),
                        row.costPerOrder(),
                        row.costPerNewBuyer())));
    return new CsvTable(
        List.of(
            "rank",
            "platform",
            "id",
            "value",
            "share",
            "credit",
            "refunded",
            "refundRate",
            "microOrders",
            "microNewBuyers",
            "spend",
            "roas",
            "costPerOrder",
            "costPerNewBuyer"),
        lines);
  }

  static CsvTable names(EntityNamesAnswer answer) {
    return new CsvTable(
        List.of("id"), answer.ids().stream().map(id -> List.<Object>of(id)).toList());
  }

  /** Makes a line for each row, with the columns of all tables of changes. */
  private static CsvTable changes(EntityRankingAnswer answer) {
    EntityMetric metric = EntityMetric.of(answer.metric()).orElseThrow();
    Optional<String> currency = answer.currency().filter(_ -> metric.isMoney());
    return new CsvTable(
        List.of("platform", "id", "metric", "currency", "now", "then", "difference", "change"),
        answer.rows().stream()
            .map(
                row -> {
                  Optional<String> then = then(row, metric);
                  return List.<Object>of(
                      row.platform(),
                      row.id(),
                      metric.column(),
                      currency,
                      row.value(),
                      then,
                      then.map(
                          value ->
                              new BigDecimal(row.value())
                                  .subtract(new BigDecimal(value))
                                  .toPlainString()),
                      row.change().flatMap(Function.identity()));
                })
            .toList());
  }

  /** A sum that is not there is 0. A rate that is not there is unknown. */
  private static Optional<String> then(EntityRankingAnswer.Row row, EntityMetric metric) {
    return row.previous()
        .flatMap(Function.identity())
        .map(EntityRankingAnswer.Previous::value)
        .or(() -> Optional.of("0").filter(_ -> metric != EntityMetric.ROAS));
  }

  /** Makes a line for each window and currency. Only the first line of a window has counts. */
  static CsvTable course(EntityAnswer answer) {
    return new CsvTable(
        Stream.concat(
                Stream.of("start", "microOrders", "microNewBuyers"), EarnedCsv.COLUMNS.stream())
            .toList(),
        answer.rows().stream().flatMap(EntityTables::lines).toList());
  }

  private static Stream<List<Object>> lines(EntityAnswer.Row row) {
    return EarnedCsv.lines(
        List.of(row.start()),
        List.of(row.numbers().microOrders(), row.numbers().microNewBuyers()),
        row.numbers().credit());
  }
}
