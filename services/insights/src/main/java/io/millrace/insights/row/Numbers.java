package io.millrace.insights.row;

import java.util.List;

/** Everything a row says but when; also what the totals of rows say. */
public record Numbers(Traffic traffic, Orders orders, List<MoneyLine> money, Loops loops) {

  public Numbers {
    money = List.copyOf(money);
  }
}
