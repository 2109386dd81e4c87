package io.millrace.insights.web;

import io.millrace.insights.query.GroupsAnswer;
import io.millrace.insights.query.GroupsAnswer.GroupMoney;
import java.util.List;
import java.util.stream.Stream;

/** Converts the channels or the regions of a platform to a table for CSV. */
final class GroupTables {
  private static final List<String> COUNTS =
      List.of("events", "attentionMs", "opens", "visitors", "orders", "microOrders");

  /** The amounts of the money, then the credit. */
  private static final List<String> AMOUNTS =
      List.of("currency", "gross", "tips", "ads", "refunded", "net", "amount");

  private static final int CREDIT = AMOUNTS.indexOf("amount");

  private GroupTables() {}

  static CsvTable groups(GroupsAnswer answer) {
    if (answer.comparison().isPresent()) {
      return ChangeTables.groups(answer);
    }
    return new CsvTable(
        columns(List.of(answer.by())),
        answer.groups().stream().flatMap(group -> lines(List.of(group.value()), group)).toList());
  }

  /** Returns the columns of a table of groups that have these names. */
  static List<String> columns(List<String> names) {
    return CurrencyLines.joined(names, COUNTS, AMOUNTS);
  }

  /** Returns the lines of a group that has these names. */
  static Stream<List<Object>> lines(List<Object> names, GroupsAnswer.NamedGroup group) {
    CurrencyLines lines = new CurrencyLines(AMOUNTS.size());
    group.money().forEach(line -> lines.put(line.currency(), 1, amounts(line)));
    group.credit().forEach(line -> lines.put(line.currency(), CREDIT, List.of(line.amount())));
    return lines.after(
        names,
        List.of(
            group.events(),
            group.attentionMs(),
            group.opens(),
            group.visitors(),
            group.orders(),
            group.microOrders()));
  }

  private static List<Object> amounts(GroupMoney line) {
    return List.of(line.gross(), line.tips(), line.ads(), line.refunded(), line.net());
  }
}
