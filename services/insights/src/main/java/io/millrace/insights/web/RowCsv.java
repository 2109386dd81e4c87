package io.millrace.insights.web;

import io.millrace.insights.row.CreditLine;
import io.millrace.insights.row.MoneyLine;
import io.millrace.insights.row.RowNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes rows as lines: one line for each currency, or one line without a currency. Only the first
 * line has counts, so that a column can be added up.
 */
final class RowCsv {
  static final List<String> COUNTS =
      List.of(
          "events",
          "content",
          "social",
          "commerce",
          "opens",
          "attentionMs",
          "visitors",
          "buyers",
          "eventsOverCap",
          "orders",
          "newBuyers",
          "unvalued",
          "otherCurrency",
          "ordersOverCap",
          "loopsClosed",
          "loopsExternal",
          "loopsMixed",
          "loopsDirect",
          "returns",
          "returnRate",
          "closedMicroOrders",
          "externalInMicroOrders",
          "externalOutMicroOrders",
          "directMicroOrders",
          "closureRateByPurchase",
          "leakRateByPurchase",
          "overflowed");

  static final List<String> AMOUNTS =
      List.of(
          "currency",
          "gross",
          "tips",
          "ads",
          "refunded",
          "net",
          "unmatched",
          "overRefunded",
          "spend",
          "closed",
          "externalIn",
          "externalOut",
          "direct",
          "closedRefunded",
          "externalInRefunded",
          "externalOutRefunded",
          "directRefunded",
          "closureRate",
          "leakRate",
          "roas",
          "costPerOrder",
          "costPerNewBuyer");

  /** The number of columns of {@link MoneyLine} after its currency. */
  private static final int MONEY = 8;

  private static final Object NOTHING = "";

  private RowCsv() {}

  /** Returns the cells of {@link #COUNTS} and {@link #AMOUNTS}, line by line. */
  static List<List<Object>> lines(RowNumbers numbers) {
    Map<String, List<Object>> amounts = new TreeMap<>();
    numbers.money().forEach(line -> amounts.put(line.currency(), money(line)));
    numbers
        .loops()
        .credit()
        .forEach(
            line ->
                amounts
                    .computeIfAbsent(line.currency(), currency -> empty(currency, MONEY))
                    .addAll(credit(line)));
    List<List<Object>> lines = new ArrayList<>();
    List<Object> before = counts(numbers);
    for (List<Object> line : amounts.isEmpty() ? List.of(List.<Object>of()) : amounts.values()) {
      List<Object> cells = new ArrayList<>(before);
      cells.addAll(line);
      fill(cells, COUNTS.size() + AMOUNTS.size());
      lines.add(cells);
      before = fill(new ArrayList<>(), COUNTS.size());
    }
    return lines;
  }

  private static List<Object> counts(RowNumbers numbers) {
    return List.of(
        numbers.traffic().events(),
        numbers.traffic().content(),
        numbers.traffic().social(),
        numbers.traffic().commerce(),
        numbers.traffic().opens(),
        numbers.traffic().attentionMs(),
        numbers.traffic().visitors(),
        numbers.traffic().buyers(),
        numbers.traffic().overCap(),
        numbers.orders().count(),
        numbers.newBuyers(),
        numbers.orders().unvalued(),
        numbers.orders().otherCurrency(),
        numbers.orders().overCap(),
        numbers.loops().closed(),
        numbers.loops().external(),
        numbers.loops().mixed(),
        numbers.loops().direct(),
        numbers.loops().returns(),
        numbers.loops().returnRate(),
        numbers.loops().creditOrders().closed(),
        numbers.loops().creditOrders().externalIn(),
        numbers.loops().creditOrders().externalOut(),
        numbers.loops().creditOrders().direct(),
        numbers.loops().byPurchase().closureRate(),
        numbers.loops().byPurchase().leakRate(),
        overflowed(numbers.overflowed()));
  }

  /** Returns the content of the cell {@code overflowed}. */
  static Object overflowed(boolean overflowed) {
    return overflowed ? Optional.of("true") : Optional.empty();
  }

  private static List<Object> money(MoneyLine line) {
    return new ArrayList<>(
        List.of(
            line.currency(),
            line.gross(),
            line.tips(),
            line.ads(),
            line.refunded(),
            line.net(),
            line.unmatched(),
            line.overRefunded(),
            line.spend()));
  }

  private static List<Object> credit(CreditLine line) {
    return List.of(
        line.closed(),
        line.externalIn(),
        line.externalOut(),
        line.direct(),
        line.refunded().closed(),
        line.refunded().externalIn(),
        line.refunded().externalOut(),
        line.refunded().direct(),
        line.closureRate(),
        line.leakRate(),
        line.roas(),
        line.costPerOrder(),
        line.costPerNewBuyer());
  }

  private static List<Object> empty(String currency, int more) {
    List<Object> cells = new ArrayList<>(List.of(currency));
    return fill(cells, 1 + more);
  }

  private static List<Object> fill(List<Object> cells, int size) {
    while (cells.size() < size) {
      cells.add(NOTHING);
    }
    return cells;
  }
}
