package io.millrace.insights.web;

import io.millrace.insights.row.CreditLine;
import io.millrace.insights.row.MoneyLine;
import io.millrace.insights.row.RowNumbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes rows as lines for CSV. */
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

  /** The cells of a row that is not there. */
  static final List<Object> BLANK = CurrencyLines.blanks(COUNTS.size() + AMOUNTS.size());

  /** Where the columns of {@link CreditLine} begin. Those of {@link MoneyLine} are before them. */
  private static final int CREDIT = AMOUNTS.indexOf("closed");

  private RowCsv() {}

  /**
   * Returns the lines of a row: names, {@link #COUNTS} and {@link #AMOUNTS}. See {@link
   * CurrencyLines#after}.
   */
  static Stream<List<Object>> lines(List<Object> names, RowNumbers numbers) {
    CurrencyLines lines = new CurrencyLines(AMOUNTS.size());
    numbers.money().forEach(line -> lines.put(line.currency(), 1, money(line)));
    numbers.loops().credit().forEach(line -> lines.put(line.currency(), CREDIT, credit(line)));
    return lines.after(names, counts(numbers));
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
    return List.of(
        line.gross(),
        line.tips(),
        line.ads(),
        line.refunded(),
        line.net(),
        line.unmatched(),
        line.overRefunded(),
        line.spend());
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
}
