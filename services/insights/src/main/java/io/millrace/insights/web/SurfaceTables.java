package io.millrace.insights.web;

import io.millrace.insights.query.AllSurfacesAnswer;
import io.millrace.insights.query.SurfacesAnswer;
import java.util.List;
import java.util.stream.Stream;

/** Converts answers about surfaces to tables for CSV. */
final class SurfaceTables {
  private static final List<String> COUNTS =
      List.of("events", "attentionMs", "visitors", "microOrders", "microNewBuyers");

  private SurfaceTables() {}

  static CsvTable ofOnePlatform(SurfacesAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.surfaces(answer);
    }
    return new CsvTable(
        CurrencyLines.joined(List.of("surface"), COUNTS, EarnedCsv.COLUMNS),
        answer.surfaces().stream()
            .flatMap(surface -> lines(List.of(surface.surface()), surface))
            .toList());
  }

  static CsvTable ofAllPlatforms(AllSurfacesAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.allSurfaces(answer);
    }
    return new CsvTable(
        CurrencyLines.joined(List.of("platform", "surface"), COUNTS, EarnedCsv.COLUMNS),
        answer.surfaces().stream()
            .flatMap(one -> lines(List.of(one.platform(), one.numbers().surface()), one.numbers()))
            .toList());
  }

  private static Stream<List<Object>> lines(List<Object> names, SurfacesAnswer.Surface surface) {
    return EarnedCsv.lines(
        names,
        List.of(
            surface.events(),
            surface.attentionMs(),
            surface.visitors(),
            surface.microOrders(),
            surface.microNewBuyers()),
        surface.credit());
  }
}
