package io.millrace.insights.web;

import io.millrace.insights.query.PlatformsAnswer;
import io.millrace.insights.query.PlatformsAnswer.PlatformHeadline;
import io.millrace.insights.query.SummaryAnswer;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowNumbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts answers that consist of rows to tables for CSV. */
final class RowTables {
  private RowTables() {}

  static CsvTable summary(SummaryAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.summary(answer.comparison().get());
    }
    return new CsvTable(
        CurrencyLines.joined(List.of("start"), RowCsv.COUNTS, RowCsv.AMOUNTS),
        answer.rows().stream()
            .flatMap(row -> RowCsv.lines(List.of(row.start()), row.numbers()))
            .toList());
  }

  /** Makes a table with the newest day of each platform, or with its totals of the range. */
  static CsvTable platforms(PlatformsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.platforms(answer);
    }
    return new CsvTable(
        CurrencyLines.joined(
            List.of("id", "name", "owner", "needs", "lastSeen", "day"),
            RowCsv.COUNTS,
            RowCsv.AMOUNTS),
        answer.platforms().stream()
            .flatMap(platform -> lines(platform, answer.from().isPresent()))
            .toList());
  }

  private static Stream<List<Object>> lines(PlatformHeadline platform, boolean isRange) {
    List<Object> names =
        List.of(
            platform.id(),
            platform.name(),
            platform.owner(),
            String.join(" ", platform.needs()),
            platform.lastSeen(),
            isRange ? "" : platform.latest().map(Row::start));
    Optional<RowNumbers> numbers = isRange ? platform.range() : platform.latest().map(Row::numbers);
    return numbers
        .map(found -> RowCsv.lines(names, found))
        .orElseGet(() -> Stream.of(CurrencyLines.joined(names, RowCsv.BLANK)));
  }
}
