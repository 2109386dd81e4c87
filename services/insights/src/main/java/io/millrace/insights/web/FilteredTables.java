package io.millrace.insights.web;

import io.millrace.insights.query.FilteredPlatformsAnswer;
import io.millrace.insights.query.FilteredPlatformsAnswer.FilteredPlatform;
import io.millrace.insights.query.FilteredSummaryAnswer;
import java.util.List;
import java.util.stream.Stream;

/** Converts answers about one channel or region to tables for CSV. */
final class FilteredTables {
  private FilteredTables() {}

  static CsvTable summary(FilteredSummaryAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.filteredSummary(answer.comparison().get());
    }
    String by = answer.filter().by().id();
    return new CsvTable(
        GroupTables.columns(List.of("start", by)),
        answer.rows().stream()
            .flatMap(
                row ->
                    GroupTables.lines(List.of(row.start(), row.numbers().value()), row.numbers()))
            .toList());
  }

  /** Makes a table of the platforms that have numbers. */
  static CsvTable platforms(FilteredPlatformsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.filteredPlatforms(answer);
    }
    String by = answer.filter().by().id();
    return new CsvTable(
        GroupTables.columns(List.of("id", "name", "owner", "needs", by)),
        answer.platforms().stream().flatMap(FilteredTables::lines).toList());
  }

  private static Stream<List<Object>> lines(FilteredPlatform platform) {
    return platform.range().stream()
        .flatMap(
            numbers ->
                GroupTables.lines(
                    List.of(
                        platform.id(),
                        platform.name(),
                        platform.owner(),
                        String.join(" ", platform.needs()),
                        numbers.value()),
                    numbers));
  }
}
