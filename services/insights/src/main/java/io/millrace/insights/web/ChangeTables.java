package io.millrace.insights.web;

import io.millrace.insights.query.AllSurfacesAnswer;
import io.millrace.insights.query.AudienceAnswer;
import io.millrace.insights.query.Change;
import io.millrace.insights.query.FilteredPlatformsAnswer;
import io.millrace.insights.query.FilteredSummaryAnswer.FilteredComparison;
import io.millrace.insights.query.GroupsAnswer;
import io.millrace.insights.query.LoopsAnswer;
import io.millrace.insights.query.PlatformsAnswer;
import io.millrace.insights.query.RankingsAnswer;
import io.millrace.insights.query.SummaryComparison;
import io.millrace.insights.query.SurfacesAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Converts the changes of answers with a comparison to tables for CSV, one line for each change.
 */
final class ChangeTables {
  private static final List<String> COLUMNS =
      List.of("metric", "currency", "now", "then", "difference", "change");

  private ChangeTables() {}

  static CsvTable summary(SummaryComparison comparison) {
    return new CsvTable(COLUMNS, lines(List.of(), Optional.of(comparison.changes())).toList());
  }

  static CsvTable filteredSummary(FilteredComparison comparison) {
    return new CsvTable(COLUMNS, lines(List.of(), Optional.of(comparison.changes())).toList());
  }

  static CsvTable filteredPlatforms(FilteredPlatformsAnswer answer) {
    return table(
        List.of("id"),
        answer.platforms().stream().flatMap(one -> lines(List.of(one.id()), one.changes())));
  }

  static CsvTable platforms(PlatformsAnswer answer) {
    return table(
        List.of("id"),
        answer.platforms().stream().flatMap(one -> lines(List.of(one.id()), one.changes())));
  }

  static CsvTable surfaces(SurfacesAnswer answer) {
    return table(
        List.of("surface"),
        answer.surfaces().stream().flatMap(one -> lines(List.of(one.surface()), one.changes())));
  }

  static CsvTable allSurfaces(AllSurfacesAnswer answer) {
    return table(
        List.of("platform", "surface"),
        answer.surfaces().stream()
            .flatMap(
                one ->
                    lines(
                        List.of(one.platform(), one.numbers().surface()),
                        one.numbers().changes())));
  }

  static CsvTable groups(GroupsAnswer answer) {
    return table(
        List.of(answer.by()),
        answer.groups().stream().flatMap(one -> lines(List.of(one.value()), one.changes())));
  }

  static CsvTable loops(LoopsAnswer answer) {
    return table(
        List.of("from", "surface", "channel", "region", "to"),
        answer.cells().stream().flatMap(cell -> lines(names(cell), cell.changes())));
  }

  /** Returns the cells that say which way it is. */
  static List<Object> names(LoopsAnswer.LoopCell cell) {
    return List.of(
        cell.from(),
        cell.surface(),
        cell.channel().flatMap(Function.identity()),
        cell.region().flatMap(Function.identity()),
        cell.to());
  }

  static CsvTable audience(AudienceAnswer answer) {
    return table(
        List.of("a", "b"),
        Stream.concat(
            answer.platforms().stream()
                .flatMap(one -> lines(List.of(one.platform(), ""), one.changes())),
            answer.overlaps().stream()
                .flatMap(pair -> lines(List.of(pair.a(), pair.b()), pair.changes()))));
  }

  static CsvTable rankings(RankingsAnswer answer) {
    return table(
        List.of("id"),
        answer.rows().stream().flatMap(row -> lines(List.of(row.id()), row.changes())));
  }

  private static CsvTable table(List<String> names, Stream<List<Object>> lines) {
    return new CsvTable(Stream.concat(names.stream(), COLUMNS.stream()).toList(), lines.toList());
  }

  private static Stream<List<Object>> lines(List<Object> names, Optional<List<Change>> changes) {
    return changes.stream()
        .flatMap(List::stream)
        .map(
            change ->
                Stream.<Object>concat(
                        names.stream(),
                        Stream.of(
                            change.metric(),
                            change.currency(),
                            change.now(),
                            change.then(),
                            change.difference(),
                            change.change()))
                    .toList());
  }
}
