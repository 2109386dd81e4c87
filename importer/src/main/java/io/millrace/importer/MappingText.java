package io.millrace.importer;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the guesses about a table as a mapping with comments. */
final class MappingText {
  private static final int MOST_KINDS = 20;
  private static final int MOST_KEYS = 20;
  private static final String CHANGE = "  # a guess: change it";
  private static final Map<Character, String> SEPARATORS =
      Map.of(';', "semicolon", '\t', "tab", '|', "pipe");

  private final ColumnGuess columns;
  private final ColumnRoles roles;
  private final StringBuilder text = new StringBuilder();

  MappingText(ColumnGuess columns) {
    this.columns = columns;
    this.roles = ColumnRoles.of(columns);
  }

  String of(String file, Optional<Character> separator, Optional<Charset> charset) {
    line("# A first mapping for " + file + ", guessed from its header and first rows.");
    line("# Check every line, then look at the events: ./millrace send --format THIS --try FILE");
    file(separator, charset);
    time();
    number(roles.isSpend() ? roles.cost() : roles.money());
    event();
    if (roles.isSpend()) {
      spend(roles.cost().orElseThrow());
    } else if (roles.kind().isPresent() && kinds(roles.kind().get()).size() <= MOST_KINDS) {
      cases(roles.kind().get());
    } else {
      purchase("  ");
    }
    return text.toString();
  }

  private void event() {
    line("event:");
    if (roles.isSpend()) {
      line(
          "  id: {hash: %s}  # what tells rows apart, without numbers that change"
              .formatted(keys(roles.cost().orElseThrow())));
    } else {
      line("  id: $row  # made of the columns that are used; take a column that is unique, if any");
      field("visitor", roles.visitor(), "unknown", "who did it; must be the same in every file");
    }
    field(
        "platform",
        roles.platform(),
        "taobao",
        "an id or a name of the catalog: ./millrace query platforms");
    field("at", roles.time(), "2026-01-01T00:00:00Z", "when it happened");
    optional("creator", roles.creator());
    optional("campaign", roles.campaign());
    optional("item", roles.item());
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

  private void time() {
    Optional<TimePattern> pattern =
        roles.time().flatMap(name -> TimePattern.of(columns.cells(name)));
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
    String signs = sign.isEmpty() ? "" : "signs: [" + YamlText.quoted(sign) + "]";
    String all =
        String.join(
            ", ", List.of(decimal, group, signs).stream().filter(s -> !s.isEmpty()).toList());
    line("number: {" + all + "}  # seen in " + money.orElse(""));
  }

  private void cases(String kind) {
    line("case: " + YamlText.scalar(kind) + "  # this column says what a row is");
    line("when:");
    for (String cell : kinds(kind)) {
      String type = TypeGuess.of(cell);
      if (type.equals("purchase")) {
        line("  " + YamlText.scalar(cell) + ":");
        purchase("    ");
      } else if (type.equals("spend")) {
        line("  " + YamlText.scalar(cell) + ":");
        line("    type: spend" + CHANGE);
        line("    surface: feed" + CHANGE);
        roles.money().ifPresent(column -> amount("    ", column));
      } else if (type.isEmpty()) {
        line("  " + YamlText.scalar(cell) + ": skip" + CHANGE);
      } else {
        line("  %s: {type: %s, surface: feed}%s".formatted(YamlText.scalar(cell), type, CHANGE));
      }
    }
    line("else: refuse  # or skip");
  }

  private Set<String> kinds(String column) {
    return new LinkedHashSet<>(columns.cells(column));
  }

  /** The rows say what traffic cost: they have a number of that name and no visitor. */
  private void spend(String cost) {
    line("  type: spend  # what traffic cost; it has no visitor");
    line("  surface: feed" + CHANGE);
    amount("  ", cost);
  }

  /**
   * The columns that are not numbers, and ids: numbers such as clicks change until a day is final.
   */
  private String keys(String cost) {
    List<String> keys =
        columns.header().stream()
            .filter(name -> !name.isBlank() && !name.equals(cost))
            .filter(name -> !columns.isNumeric(name) || isId(name))
            .limit(MOST_KEYS)
            .map(YamlText::column)
            .toList();
    return keys.isEmpty() ? "[$row]" : "[" + String.join(", ", keys) + "]";
  }

  private static boolean isId(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("id");
  }

  private void purchase(String indent) {
    line(indent + "type: purchase" + CHANGE);
    line(indent + "surface: shop" + CHANGE);
    line(
        indent
            + "order: "
            + roles.order().map(YamlText::column).orElse("$row")
            + "  # rows of one order share it");
    roles.money().ifPresent(column -> amount(indent, column));
  }

  private void amount(String indent, String column) {
    line(
        indent
            + "amount: {value: %s, currency: %s}%s"
                .formatted(
                    YamlText.column(column),
                    roles.currency().map(YamlText::column).orElse("CNY"),
                    CHANGE));
  }

  private void field(String key, Optional<String> column, String otherwise, String comment) {
    line(
        "  %s: %s  # %s%s"
            .formatted(
                key,
                column.map(YamlText::column).orElse(otherwise),
                column.isEmpty() ? "NOT FOUND, change it: " : "",
                comment));
  }

  private void optional(String key, Optional<String> column) {
    column.ifPresent(name -> line("  %s: %s%s".formatted(key, YamlText.column(name), CHANGE)));
  }

  private void line(String line) {
    text.append(line.replace('\n', ' ')).append('\n');
  }
}
