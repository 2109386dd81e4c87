package io.millrace.importer;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which column of a table is likely to have which field, by the names of the columns and the form
 * of their cells.
 *
 * @param time when something happened
 * @param kind what a row is, such as {@code buy} or {@code view}
 * @param money what was paid by a visitor
 * @param cost what was paid for traffic
 */
record ColumnRoles(
    Optional<String> time,
    Optional<String> visitor,
    Optional<String> platform,
    Optional<String> kind,
    Optional<String> order,
    Optional<String> money,
    Optional<String> currency,
    Optional<String> cost,
    Optional<String> creator,
    Optional<String> campaign,
    Optional<String> item) {
  private static final String[] VISITOR = {
    "visitor",
    "user",
    "customer",
    "buyer",
    "member",
    "email",
    "client",
    "uid",
    "openid",
    "买家",
    "会员",
    "用户"
  };
  private static final String[] COST = {"spend", "cost", "花费", "消耗", "推广费"};
  private static final String[] CREATOR = {
    "creator", "author", "influencer", "kol", "streamer", "达人", "主播", "博主", "作者"
  };
  private static final String[] CAMPAIGN = {
    "utm_campaign", "campaign_name", "campaign name", "campaign", "推广计划", "广告计划", "计划"
  };
  private static final String[] TIME = {
    "created", "time", "date", "paid at", "when", "_at", " at", "时间", "日期"
  };
  private static final String[] PLATFORM = {"platform", "shop", "channel", "source", "平台", "店铺"};
  private static final String[] KIND = {
    "behavior", "event", "action", "interaction", "what", "type", "行为"
  };
  private static final String[] ORDER = {"order", "transaction", "订单", "name"};
  private static final String[] MONEY = {
    "total", "amount", "paid", "payment", "price", "revenue", "value", "实付", "金额"
  };
  private static final String[] CURRENCY = {"currency", "币"};
  private static final String[] ITEM = {
    "sku", "item_id", "product_id", "lineitem", "item", "product", "商品"
  };

  static ColumnRoles of(ColumnGuess columns) {
    Predicate<String> any = _ -> true;
    return new ColumnRoles(
        columns
            .named(ColumnRoles::isTime, TIME)
            .or(() -> columns.any(cell -> isTime(cell) && !cell.matches("[0-9]+"))),
        columns.named(any, VISITOR),
        columns.named(ColumnGuess::isWord, PLATFORM),
        columns.named(ColumnGuess::isWord, KIND),
        columns.named(any, ORDER),
        columns.named(ColumnGuess::isNumber, MONEY),
        columns.named(cell -> cell.matches("[A-Za-z]{3}"), CURRENCY),
        columns.named(ColumnGuess::isNumber, COST),
        columns.named(any, CREATOR),
        columns.named(any, CAMPAIGN),
        columns.named(any, ITEM));
  }

  /** Whether the rows say what traffic cost: they have a number of that name and no visitor. */
  boolean isSpend() {
    return visitor.isEmpty() && cost.isPresent();
  }

  private static boolean isTime(String cell) {
    return TimePattern.of(List.of(cell)).isPresent();
  }
}
