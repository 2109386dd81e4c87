package io.millrace.system;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Totals;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Monthly rows of the read API beside the cells of the batch. */
public final class Comparison {
  private final Answers answers;
  private final Totals expected;
  private final Map<String, String> differences = new TreeMap<>();

  public Comparison(Answers answers, Totals expected) {
    this.answers = answers;
    this.expected = expected;
  }

  /** Number by number what differs; empty when all is right. */
  public Map<String, String> differences() {
    for (String platform : platforms()) {
      for (long start : starts(platform)) {
        compare(platform, start);
      }
    }
    return differences;
  }

  private SortedSet<String> platforms() {
    TreeSet<String> platforms = new TreeSet<>();
    expected.cells().keySet().forEach(cell -> platforms.add(cell.platform()));
    return platforms;
  }

  private SortedSet<Long> starts(String platform) {
    TreeSet<Long> starts = new TreeSet<>();
    for (Cell cell : expected.cells().keySet()) {
      if (cell.platform().equals(platform)
          && cell.grain() == Grain.MONTH
          && cell.kind() == Kind.TRAFFIC) {
        starts.add(cell.start());
      }
    }
    return starts;
  }

  private void compare(String platform, long start) {
    Instant from = Instant.ofEpochMilli(start);
    Instant to = from.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
    JsonNode row = answers.summary(platform, "month", from.toString(), to.toString()).at("/rows/0");
    Map<Measure, Long> traffic = values(Kind.TRAFFIC, platform, start);
    Map<Measure, Long> money = values(Kind.MONEY, platform, start);
    String where = platform + " " + from;
    check(where, "events", row.at("/traffic/events"), sum(traffic, Metric.EVENTS));
    check(where, "opens", row.at("/traffic/opens"), sum(traffic, Metric.OPENS));
    check(where, "attention", row.at("/traffic/attentionMs"), sum(traffic, Metric.ATTENTION));
    check(where, "visitors", row.at("/traffic/visitors"), sum(traffic, Metric.VISITORS));
    check(where, "buyers", row.at("/traffic/buyers"), sum(traffic, Metric.BUYERS));
    check(where, "orders", row.at("/orders/count"), sum(money, Metric.ORDERS));
    check(where, "unvalued", row.at("/orders/unvalued"), sum(money, Metric.UNVALUED));
    check(
        where, "otherCurrency", row.at("/orders/otherCurrency"), sum(money, Metric.OTHER_CURRENCY));
    for (String kind : List.of("closed", "external", "mixed", "direct")) {
      check(where, kind, row.at("/loops/" + kind), value(money, Metric.LOOPS, kind));
    }
    row.at("/money").forEach(line -> compareMoney(where, line, money));
    row.at("/loops/credit").forEach(line -> compareCredit(where, line, platform, start));
  }

  private void compareMoney(String where, JsonNode line, Map<Measure, Long> money) {
    String currency = line.at("/currency").asString();
    Map<String, Metric> metrics =
        Map.of(
            "gross", Metric.GROSS,
            "tips", Metric.TIPS,
            "ads", Metric.ADS,
            "refunded", Metric.REFUNDED,
            "unmatched", Metric.UNMATCHED,
            "overRefunded", Metric.OVER_REFUNDED);
    metrics.forEach(
        (field, metric) ->
            check(where, field + currency, line.at("/" + field), value(money, metric, currency)));
  }

  private void compareCredit(String where, JsonNode line, String platform, long start) {
    String currency = line.at("/currency").asString();
    long closed = 0;
    long direct = 0;
    long in = 0;
    long out = 0;
    for (var value : values(Kind.CREDIT, platform, start).entrySet()) {
      Measure measure = value.getKey();
      boolean wanted =
          measure.dimensions().getFirst().equals(Model.LAST_TOUCH.id())
              && measure.dimensions().getLast().equals(currency);
      if (measure.metric() == Metric.CREDIT_OUT && wanted) {
        out += value.getValue();
      } else if (measure.metric() == Metric.CREDIT_IN && wanted) {
        String touch = measure.dimensions().get(1);
        direct += touch.isEmpty() ? value.getValue() : 0;
        closed += touch.equals(platform) ? value.getValue() : 0;
        in += touch.isEmpty() || touch.equals(platform) ? 0 : value.getValue();
      }
    }
    check(where, "closed" + currency, line.at("/closed"), closed);
    check(where, "direct" + currency, line.at("/direct"), direct);
    check(where, "externalIn" + currency, line.at("/externalIn"), in);
    check(where, "externalOut" + currency, line.at("/externalOut"), out);
  }

  private Map<Measure, Long> values(Kind kind, String platform, long start) {
    return expected.cells().getOrDefault(new Cell(kind, platform, Grain.MONTH, start), Map.of());
  }

  private static long sum(Map<Measure, Long> values, Metric metric) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().metric() == metric)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long value(Map<Measure, Long> values, Metric metric, String dimension) {
    return values.getOrDefault(Measure.of(metric, dimension), 0L);
  }

  private void check(String where, String number, JsonNode actual, long wanted) {
    if (actual.asLong(-1) != wanted) {
      differences.put(where + " " + number, actual + " instead of " + wanted);
    }
  }
}
