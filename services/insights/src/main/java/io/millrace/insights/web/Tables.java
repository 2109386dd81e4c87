package io.millrace.insights.web;

import io.millrace.insights.query.AllSurfacesAnswer;
import io.millrace.insights.query.Amount;
import io.millrace.insights.query.AudienceAnswer;
import io.millrace.insights.query.FlowsAnswer;
import io.millrace.insights.query.FunnelAnswer;
import io.millrace.insights.query.GroupsAnswer;
import io.millrace.insights.query.LoopsAnswer;
import io.millrace.insights.query.People;
import io.millrace.insights.query.PlatformsAnswer;
import io.millrace.insights.query.PlatformsAnswer.PlatformHeadline;
import io.millrace.insights.query.RankingsAnswer;
import io.millrace.insights.query.SummaryAnswer;
import io.millrace.insights.query.SurfacesAnswer;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Converts answers to tables for CSV. */
final class Tables {
  private static final List<String> SURFACE =
      List.of(
          "events",
          "attentionMs",
          "visitors",
          "microOrders",
          "microNewBuyers",
          "currency",
          "amount",
          "refunded",
          "refundRate",
          "spend",
          "roas",
          "costPerOrder",
          "costPerNewBuyer");

  /** The number of columns of {@link io.millrace.insights.row.Earned}. */
  private static final int EARNED = 8;

  private Tables() {}

  static CsvTable summary(SummaryAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.summary(answer.comparison().get());
    }
    return new CsvTable(
        joined(List.of("start"), RowCsv.COUNTS, RowCsv.AMOUNTS),
        answer.rows().stream().flatMap(row -> lines(List.of(row.start()), row)).toList());
  }

  /** Makes a table with the newest day of each platform, or with its totals of the range. */
  static CsvTable platforms(PlatformsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.platforms(answer);
    }
    return new CsvTable(
        joined(
            List.of("id", "name", "owner", "needs", "lastSeen", "day"),
            RowCsv.COUNTS,
            RowCsv.AMOUNTS),
        answer.platforms().stream()
            .flatMap(platform -> lines(platform, answer.from().isPresent()))
            .toList());
  }

  static CsvTable surfaces(SurfacesAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.surfaces(answer);
    }
    return new CsvTable(
        joined(List.of("surface"), SURFACE),
        answer.surfaces().stream()
            .flatMap(surface -> lines(List.of(surface.surface()), surface))
            .toList());
  }

  static CsvTable allSurfaces(AllSurfacesAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.allSurfaces(answer);
    }
    return new CsvTable(
        joined(List.of("platform", "surface"), SURFACE),
        answer.surfaces().stream()
            .flatMap(one -> lines(List.of(one.platform(), one.numbers().surface()), one.numbers()))
            .toList());
  }

  private static Stream<List<Object>> lines(List<Object> names, SurfacesAnswer.Surface surface) {
    return byCurrency(
        names,
        List.of(
            surface.events(),
            surface.attentionMs(),
            surface.visitors(),
            surface.microOrders(),
            surface.microNewBuyers()),
        surface.credit().stream()
            .map(
                line ->
                    List.<Object>of(
                        line.currency(),
                        line.amount(),
                        line.refunded(),
                        line.refundRate(),
                        line.spend(),
                        line.roas(),
                        line.costPerOrder(),
                        line.costPerNewBuyer()))
            .toList(),
        EARNED);
  }

  static CsvTable groups(GroupsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.groups(answer);
    }
    return new CsvTable(
        List.of(
            answer.by(),
            "events",
            "attentionMs",
            "opens",
            "visitors",
            "orders",
            "microOrders",
            "currency",
            "gross",
            "tips",
            "ads",
            "refunded",
            "net",
            "amount"),
        answer.groups().stream().flatMap(Tables::lines).toList());
  }

  private static Stream<List<Object>> lines(GroupsAnswer.NamedGroup group) {
    Map<String, List<Object>> amounts = new TreeMap<>();
    group
        .money()
        .forEach(
            line ->
                amounts.put(
                    line.currency(),
                    new ArrayList<>(
                        List.of(
                            line.currency(),
                            line.gross(),
                            line.tips(),
                            line.ads(),
                            line.refunded(),
                            line.net(),
                            ""))));
    group
        .credit()
        .forEach(
            line ->
                amounts
                    .computeIfAbsent(
                        line.currency(), code -> new ArrayList<>(joined(List.of(code), blanks(6))))
                    .set(6, line.amount()));
    return byCurrency(
        List.of(group.value()),
        List.of(
            group.events(),
            group.attentionMs(),
            group.opens(),
            group.visitors(),
            group.orders(),
            group.microOrders()),
        List.copyOf(amounts.values()),
        7);
  }

  static CsvTable loops(LoopsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.loops(answer);
    }
    return new CsvTable(
        joined(
            List.of("from", "surface", "channel", "region", "to"),
            List.of("microOrders", "currency", "amount", "refunded", "refundRate")),
        answer.cells().stream()
            .flatMap(
                cell ->
                    byAmount(ChangeTables.names(cell), List.of(cell.microOrders()), cell.amounts()))
            .toList());
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
        .map(found -> RowCsv.lines(found).stream().map(line -> joined(names, line)))
        .orElseGet(
            () -> Stream.of(joined(names, blanks(RowCsv.COUNTS.size() + RowCsv.AMOUNTS.size()))));
  }

  private static Stream<List<Object>> lines(List<Object> before, Row row) {
    return RowCsv.lines(row.numbers()).stream().map(line -> joined(before, line));
  }

  /**
   * Makes a line for each amount, or one line without an amount. Only the first line has counts.
   */
  private static Stream<List<Object>> byAmount(
      List<Object> names, List<Object> counts, List<Amount> amounts) {
    return byCurrency(
        names,
        counts,
        amounts.stream()
            .map(
                one ->
                    List.<Object>of(
                        one.currency(),
                        one.amount(),
                        one.refunded(),
                        one.refundRate().flatMap(Function.identity())))
            .toList(),
        4);
  }

  /**
   * Makes the same of lines with several cells.
   *
   * @param width the number of cells after the counts
   */
  private static Stream<List<Object>> byCurrency(
      List<Object> names, List<Object> counts, List<List<Object>> amounts, int width) {
    List<List<Object>> lines = new ArrayList<>();
    List<Object> before = counts;
    for (List<Object> amount : amounts) {
      lines.add(joined(names, before, amount));
      before = blanks(counts.size());
    }
    return lines.isEmpty() ? Stream.of(joined(names, counts, blanks(width))) : lines.stream();
  }

  private static List<Object> blanks(int count) {
    return Stream.<Object>generate(() -> "").limit(count).toList();
  }

  private static <T> List<T> joined(List<? extends T> one, List<? extends T> other) {
    return Stream.<T>concat(one.stream(), other.stream()).toList();
  }

  private static <T> List<T> joined(
      List<? extends T> one, List<? extends T> two, List<? extends T> three) {
    return joined(joined(one, two), three);
  }
}
