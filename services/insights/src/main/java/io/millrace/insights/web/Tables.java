package io.millrace.insights.web;

import io.millrace.insights.query.Amount;
import io.millrace.insights.query.AudienceAnswer;
import io.millrace.insights.query.FlowsAnswer;
import io.millrace.insights.query.FunnelAnswer;
import io.millrace.insights.query.LoopsAnswer;
import io.millrace.insights.query.People;
import io.millrace.insights.query.RankingsAnswer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Converts answers about several platforms, and the funnel of a platform, to tables for CSV. */
final class Tables {
  private static final List<String> AMOUNTS =
      List.of("currency", "amount", "refunded", "refundRate");

  private Tables() {}

  static CsvTable loops(LoopsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.loops(answer);
    }
    return new CsvTable(
        CurrencyLines.joined(
            List.of("from", "surface", "channel", "region", "to", "microOrders"), AMOUNTS),
        answer.cells().stream().flatMap(Tables::lines).toList());
  }

  static CsvTable funnel(FunnelAnswer answer) {
    return new CsvTable(
        List.of("day", "seen", "product_view", "cart_add", "purchase"),
        answer.days().stream()
            .map(
                day ->
                    List.<Object>of(
                        day.day(), day.seen(), day.productView(), day.cartAdd(), day.purchase()))
            .toList());
  }

  static CsvTable flows(FlowsAnswer answer) {
    return new CsvTable(
        List.of("fromPlatform", "fromSurface", "toPlatform", "toSurface", "count"),
        answer.edges().stream()
            .map(
                edge ->
                    List.<Object>of(
                        edge.from().map(FlowsAnswer.Place::platform),
                        edge.from().map(FlowsAnswer.Place::surface),
                        edge.to().platform(),
                        edge.to().surface(),
                        edge.count()))
            .toList());
  }

  /** Makes a table with the platforms first, with an empty {@code b}, and then the pairs. */
  static CsvTable audience(AudienceAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.audience(answer);
    }
    return new CsvTable(
        List.of("a", "b", "visitors", "atLeast", "atMost"),
        Stream.concat(
                answer.platforms().stream().map(one -> people(one.platform(), "", one.people())),
                answer.overlaps().stream().map(pair -> people(pair.a(), pair.b(), pair.people())))
            .toList());
  }

  private static List<Object> people(String a, String b, People people) {
    return List.of(a, b, people.visitors(), people.atLeast(), people.atMost());
  }

  /**
   * Makes a table of the ranks. What names no channel or region is the last line, without a rank.
   */
  static CsvTable rankings(RankingsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.rankings(answer);
    }
    return new CsvTable(
        List.of("rank", "id", "value", "share"),
        Stream.concat(
                answer.rows().stream()
                    .map(row -> List.<Object>of(row.rank(), row.id(), row.value(), row.share())),
                answer.unnamed().stream().map(rest -> List.<Object>of("", "", rest, "")))
            .toList());
  }

  private static Stream<List<Object>> lines(LoopsAnswer.LoopCell cell) {
    CurrencyLines lines = new CurrencyLines(AMOUNTS.size());
    cell.amounts().forEach(one -> lines.put(one.currency(), 1, amounts(one)));
    return lines.after(ChangeTables.names(cell), List.of(cell.microOrders()));
  }

  private static List<Object> amounts(Amount one) {
    return List.of(one.amount(), one.refunded(), one.refundRate().flatMap(Function.identity()));
  }
}
