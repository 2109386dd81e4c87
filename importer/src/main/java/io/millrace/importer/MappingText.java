package io.millrace.importer;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Writes the guesses about a table as a mapping with comments. */
final class MappingText {
  private static final int MOST_KINDS = 20;
  private static final String CHANGE = "  # a guess: change it";
  private static final Map<Character, String> SEPARATORS =
      Map.of(';', "semicolon", '\t', "tab", '|', "pipe");

  private final ColumnGuess columns;
  private final StringBuilder text = new StringBuilder();

  MappingText(ColumnGuess columns) {
    this.columns = columns;
  }

  String of(String file, Optional<Character> separator, Optional<Charset> charset) {
    Optional<String> time = time();
    Optional<String> order = named(_ -> true, "order", "transaction", "订单", "name");
    Optional<String> money =
        named(
            ColumnGuess::isNumber,
            "total",
            "amount",
            "paid",
            "payment",
            "price",
            "revenue",
            "value",
            "实付",
            "金额");
    Optional<String> kind =
        named(
            ColumnGuess::isWord,
            "behavior",
            "event",
            "action",
            "interaction",
            "what",
            "type",
            "行为");
    line("# A first mapping for " + file + ", guessed from its header and first rows.");
    line("# Check every line, then look at the events: ./millrace send --format THIS --try FILE");
    file(separator, charset);
    time(time);
    number(money);
    line("event:");
    line("  id: $row  # made of the columns that are used; take a column that is unique, if any");
    field(
        "visitor",
        named(
            _ -> true,
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
            "用户"),
        "unknown",
        "who did it; must be the same in every file");
    field(
        "platform",
        named(ColumnGuess::isWord, "platform", "shop", "channel", "source", "平台", "店铺"),
        "taobao",
        "an id or a name of the catalog: ./millrace query platforms");
    field("at", time, "2026-01-01T00:00:00Z", "when it happened");
    optional(
        "item",
        named(_ -> true, "sku", "item_id", "product_id", "lineitem", "item", "product", "商品"));
    if (kind.isPresent() && kinds(kind.get()).size() <= MOST_KINDS) {
      cases(kind.get(), order, money);
    } else {
      purchase("  ", order, money);
    }
    return text.toString();
  }

  private void file(Optional<Character> separator, Optional<Charset> charset) {
    if (separator.map(SEPARATORS::containsKey).orElse(false) || charset.isPresent()) {
      line("file:");
      separator
          .map(SEPARATORS::get)
          .ifPresent(name -> line("  separator: " + name + "  # seen in the header"));
      charset.ifPresent(c -> line("  charset: " + c.name() + "  # a guess: the file is not UTF-8"));
    }
  }

  private Optional<String> time() {
    return columns
        .named(
            MappingText::isTime,
            "created",
            "time",
            "date",
            "paid at",
            "when",
            "_at",
            " at",
            "时间",
            "日期")
        .or(() -> columns.any(cell -> isTime(cell) && !cell.matches("[0-9]+")));
  }

  private static boolean isTime(String cell) {
    return TimePattern.of(List.of(cell)).isPresent();
  }

  private void time(Optional<String> column) {
    Optional<TimePattern> pattern = column.flatMap(name -> TimePattern.of(columns.cells(name)));
    line(
        "time: "
            + pattern.map(TimePattern::yaml).orElse("iso")
            + (pattern.isEmpty()
                ? "  # a guess: no column with times was found"
                : pattern.get().needsZone()
                    ? "  # the zone is a guess: the times do not say it"
                    : ""));
  }

  private void number(Optional<String> money) {
    List<String> cells = money.map(columns::cells).orElse(List.of());
    String sign = cells.isEmpty() ? "" : cells.getFirst().replaceAll("[0-9.,' -].*", "");
    boolean decimalComma = cells.stream().anyMatch(c -> c.matches(".*,[0-9]{1,2}"));
    boolean groups = cells.stream().anyMatch(c -> c.matches(decimalComma ? ".*\\..*" : ".*,.*"));
    if (sign.isEmpty() && !decimalComma && !groups) {
      return;
    }
    String decimal = decimalComma ? "decimal: \",\"" : "";
    String group = groups ? "group: \"%s\"".formatted(decimalComma ? "." : ",") : "";
    String signs = sign.isEmpty() ? "" : "signs: [" + quoted(sign) + "]";
    String all =
        String.join(
            ", ", List.of(decimal, group, signs).stream().filter(s -> !s.isEmpty()).toList());
    line("number: {" + all + "}  # seen in " + money.orElse(""));
  }

  private void cases(String kind, Optional<String> order, Optional<String> money) {
    line("case: " + scalar(kind) + "  # this column says what a row is");
    line("when:");
    for (String cell : kinds(kind)) {
      String type = type(cell);
      if (type.equals("purchase")) {
        line("  " + scalar(cell) + ":");
        purchase("    ", order, money);
      } else if (type.isEmpty()) {
        line("  " + scalar(cell) + ": skip" + CHANGE);
      } else {
        line("  %s: {type: %s, surface: feed}%s".formatted(scalar(cell), type, CHANGE));
      }
    }
    line("else: refuse  # or skip");
  }

  private Set<String> kinds(String column) {
    return new LinkedHashSet<>(columns.cells(column));
  }

  private static String type(String cell) {
    String word = cell.toLowerCase(Locale.ROOT);
    if (word.matches(".*(buy|bought|sold|sale|purchase|paid|order|conversion).*")) {
      return "purchase";
    }
    if (word.matches(".*(cart).*")) {
      return "cart_add";
    }
    if (word.matches(".*(fav|like|collect).*")) {
      return "favorite";
    }
    if (word.matches(".*(impression|seen|expos).*")) {
      return "impression";
    }
    return word.matches(".*(view|pv|click|detail).*") ? "product_view" : "";
  }

  private void purchase(String indent, Optional<String> order, Optional<String> money) {
    line(indent + "type: purchase" + CHANGE);
    line(indent + "surface: shop" + CHANGE);
    line(
        indent
            + "order: "
            + order.map(MappingText::column).orElse("$row")
            + "  # rows of one order share it");
    Optional<String> currency = named(cell -> cell.matches("[A-Za-z]{3}"), "currency", "币");
    money.ifPresent(
        column ->
            line(
                indent
                    + "amount: {value: %s, currency: %s}%s"
                        .formatted(
                            column(column),
                            currency.map(MappingText::column).orElse("CNY"),
                            CHANGE)));
  }

  private void field(String key, Optional<String> column, String otherwise, String comment) {
    line(
        "  %s: %s  # %s%s"
            .formatted(
                key,
                column.map(MappingText::column).orElse(otherwise),
                column.isEmpty() ? "NOT FOUND, change it: " : "",
                comment));
  }

  private void optional(String key, Optional<String> column) {
    column.ifPresent(name -> line("  %s: %s%s".formatted(key, column(name), CHANGE)));
  }

  private Optional<String> named(java.util.function.Predicate<String> cells, String... words) {
    return columns.named(cells, words);
  }

  private static String column(String name) {
    return scalar("$" + name);
  }

  /** Returns the text as YAML, in quotes when it would mean something else without. */
  private static String scalar(String value) {
    boolean plain = value.matches("[$\\p{L}][\\p{L}\\p{N}_ ()/.-]*") && value.equals(value.strip());
    boolean word =
        Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n")
            .contains(value.toLowerCase(Locale.ROOT));
    return plain && !word ? value : quoted(value);
  }

  private static String quoted(String value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private void line(String line) {
    text.append(line.replace('\n', ' ')).append('\n');
  }
}
