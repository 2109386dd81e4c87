package io.millrace.insights.query;

import io.millrace.insights.row.CreditLine;
import io.millrace.insights.row.LoopNumbers;
import io.millrace.insights.row.MoneyLine;
import io.millrace.insights.row.OrderNumbers;
import io.millrace.insights.row.RowNumbers;
import io.millrace.insights.row.TrafficNumbers;

/** Lists the figures of a row or of totals by their names. */
final class RowFigures {
  private RowFigures() {}

  static FigureList of(RowNumbers numbers) {
    FigureList list = new FigureList();
    traffic(numbers.traffic(), list);
    orders(numbers.orders(), list);
    list.count("newBuyers", numbers.newBuyers());
    loops(numbers.loops(), list);
    numbers.money().forEach(line -> money(line, list));
    numbers.loops().credit().forEach(line -> credit(line, list));
    return list;
  }

  private static void traffic(TrafficNumbers traffic, FigureList list) {
    list.count("events", traffic.events())
        .count("content", traffic.content())
        .count("social", traffic.social())
        .count("commerce", traffic.commerce())
        .count("opens", traffic.opens())
        .count("attentionMs", traffic.attentionMs())
        .people("visitors", traffic.visitors())
        .people("buyers", traffic.buyers())
        .count("eventsOverCap", traffic.overCap());
  }

  private static void orders(OrderNumbers orders, FigureList list) {
    list.count("orders", orders.count())
        .count("unvalued", orders.unvalued())
        .count("otherCurrency", orders.otherCurrency())
        .count("ordersOverCap", orders.overCap());
  }

  private static void loops(LoopNumbers loops, FigureList list) {
    list.count("loopsClosed", loops.closed())
        .count("loopsExternal", loops.external())
        .count("loopsMixed", loops.mixed())
        .count("loopsDirect", loops.direct())
        .count("returns", loops.returns())
        .rate("returnRate", loops.returnRate())
        .count("closedMicroOrders", loops.creditOrders().closed())
        .count("externalInMicroOrders", loops.creditOrders().externalIn())
        .count("externalOutMicroOrders", loops.creditOrders().externalOut())
        .count("directMicroOrders", loops.creditOrders().direct())
        .rate("closureRateByPurchase", loops.byPurchase().closureRate())
        .rate("leakRateByPurchase", loops.byPurchase().leakRate());
  }

  private static void money(MoneyLine line, FigureList list) {
    list.amount("gross", line.currency(), line.gross())
        .amount("tips", line.currency(), line.tips())
        .amount("ads", line.currency(), line.ads())
        .amount("refunded", line.currency(), line.refunded())
        .amount("net", line.currency(), line.net())
        .amount("unmatched", line.currency(), line.unmatched())
        .amount("overRefunded", line.currency(), line.overRefunded())
        .amount("spend", line.currency(), line.spend());
  }

  private static void credit(CreditLine line, FigureList list) {
    list.amount("closed", line.currency(), line.closed())
        .amount("externalIn", line.currency(), line.externalIn())
        .amount("externalOut", line.currency(), line.externalOut())
        .amount("direct", line.currency(), line.direct())
        .amount("closedRefunded", line.currency(), line.refunded().closed())
        .amount("externalInRefunded", line.currency(), line.refunded().externalIn())
        .amount("externalOutRefunded", line.currency(), line.refunded().externalOut())
        .amount("directRefunded", line.currency(), line.refunded().direct())
        .rate("closureRate", line.currency(), line.closureRate())
        .rate("leakRate", line.currency(), line.leakRate())
        .quotients(line.currency(), line.roas(), line.costPerOrder(), line.costPerNewBuyer());
  }
}
