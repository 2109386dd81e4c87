package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A table of the changes since the compared range: one line for each figure of each item. */
public final class ChangesTable implements TableView {
  private final String list;
  private final List<String> keys;
  private final TextTable table;
  private String compared = "";

  /**
   * Creates an empty table.
   *
   * @param list the field with the items
   * @param keys the fields that name an item
   */
  public ChangesTable(String list, String... keys) {
    this.list = list;
    this.keys = List.of(keys);
    List<Column> columns = new ArrayList<>();
    this.keys.forEach(key -> columns.add(words(key)));
    columns.addAll(
        List.of(
            words("figure"),
            numbers("now"),
            numbers("then"),
            numbers("difference"),
            numbers("change")));
    this.table = new TextTable(columns);
  }

  @Override
  public String list() {
    return list;
  }

  @Override
  public void add(JsonNode item) {
    add(keys.stream().map(key -> item.path(key).asString(NumberTexts.NONE)).toList(), item);
  }

  /** Adds the changes of the whole answer, and of the platforms of an audience. */
  @Override
  public void totals(JsonNode answer) {
    if (list.equals("overlaps")) {
      answer
          .path("platforms")
          .forEach(one -> add(List.of(one.path("platform").asString(""), NumberTexts.NONE), one));
    }
    JsonNode comparison = answer.path("comparison");
    add(keys.stream().map(_ -> "").toList(), comparison);
    if (comparison.isObject()) {
      compared =
          "compared with %s to %s"
              .formatted(comparison.path("from").asString(""), comparison.path("to").asString(""));
    }
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(table.lines());
    if (!compared.isEmpty()) {
      lines.add(compared);
    }
    return lines;
  }

  private void add(List<String> names, JsonNode item) {
    item.path("changes")
        .forEach(
            change ->
                table.add(
                    Stream.concat(
                            names.stream(),
                            Stream.of(
                                change.path("metric").asString(""),
                                figure(change, "now"),
                                figure(change, "then"),
                                figure(change, "difference"),
                                NumberTexts.rate(change.path("change"))))
                        .toList()));
  }

  private static String figure(JsonNode change, String field) {
    JsonNode value = change.path(field);
    if (!value.isString()) {
      return NumberTexts.NONE;
    }
    String currency = change.path("currency").asString("");
    return currency.isEmpty() || value.asString().contains(".")
        ? NumberTexts.decimal(value.asString())
        : NumberTexts.money(value, currency);
  }
}
