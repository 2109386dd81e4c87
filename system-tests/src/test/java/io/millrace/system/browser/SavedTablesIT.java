package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A saved file has the rows of the table on the page, with the same numbers. */
class SavedTablesIT extends DashboardSession {
  private static final Pattern CELL = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)");

  @Override
  void send() {
    new NamedStory(millrace).send();
  }

  @Override
  boolean isCounted() {
    return browser.each(".figures [data-metric=net]", "each.dataset.value").contains("13000")
        && browser.each(".figures [data-metric=spend]", "each.dataset.value").contains("2000");
  }

  /**
   * Compares a file with its table.
   *
   * @param menu the part of the page that saves the file
   * @param keys what names a row: columns of the file, each with the attribute of the row
   * @param columns columns of the file, each with its metric on the page and how many digits the
   *     file has behind the point
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#/ | headlines | headlines | platform=platformRow | events=events opens=opens"
            + " orders=orders net=net/2 spend=spend/2",
        "#/?channel=search | headlines | headlines | platform=platformRow | events=events"
            + " opens=opens orders=orders creditedOrders=microOrders/6",
        "#/loops | earners | earners-table | platform=platform surface=surface | credit=all/2",
        "#/surfaces | all-surfaces | all-surfaces-table | platform=platform surface=surface |"
            + " creditedOrders=microOrders/6 spend=spend/2",
        "#/platforms/douyin | parts | part-table | channel=part | events=events opens=opens"
            + " orders=orders net=net/2 credit=credit/2",
        "#/platforms/douyin | surfaces | surface-table | surface=surface | events=events"
            + " creditedOrders=microOrders/6 credit=credit/2",
        "#/platforms/douyin | course | course-table | start=start | events=events opens=opens"
            + " orders=orders net=net/2",
        "#/rankings?metric=net | ranking | ranking | platform=id | net=net/2",
        "#/rankings?by=creator | ranking | entity-ranking | creator=id | credit=credit/2"
      })
  void aSavedTableHasTheRowsOfThePage(
      String view, String menu, String table, String keys, String columns) {
    List<Map<String, String>> file = saved(view, menu, table);
    Map<String, Map<String, String>> shown = shown(table, side(keys, 1));
    assertThat(file).isNotEmpty();
    assertThat(file.stream().map(row -> name(row, keys)).toList())
        .as("the rows in their order")
        .containsExactlyElementsOf(shown.keySet());
    for (Map<String, String> row : file) {
      for (String column : columns.split(" ", -1)) {
        Matcher parts = Pattern.compile("(\\w+)=(\\w+)(?:/(\\d))?").matcher(column);
        assertThat(parts.matches()).isTrue();
        assertThat(number(row.getOrDefault(parts.group(1), ""), parts.group(3)))
            .as("%s of %s", column, row)
            .isEqualByComparingTo(
                number(
                    shown.getOrDefault(name(row, keys), Map.of()).getOrDefault(parts.group(2), ""),
                    null));
      }
    }
  }

  private static String name(Map<String, String> row, String keys) {
    return side(keys, 0).stream().map(column -> row.get(column)).collect(Collectors.joining(" "));
  }

  private static List<String> side(String keys, int index) {
    return Arrays.stream(keys.split(" ", -1)).map(key -> key.split("=", -1)[index]).toList();
  }

  private List<Map<String, String>> saved(String view, String menu, String table) {
    page.open("?" + System.nanoTime() + view);
    // A table can be in a part of the page that is closed.
    browser.await(
        view + " has the table",
        () -> !browser.all("[data-testid='%s']".formatted(table)).isEmpty());
    browser.await(view + " is at rest", () -> browser.all("[aria-busy]").isEmpty());
    browser.run(
        """
        URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#saved'; };
        HTMLAnchorElement.prototype.click = () => {};
        """);
    String list = "[data-testid='%s-download'] ".formatted(menu);
    browser.await(list + "summary").click();
    browser.await(list + "button[data-file$='.csv']").click();
    browser.await("it is saved", () -> browser.run("return window.saved ?? null") != null);
    return rows(String.valueOf(browser.run("return window.saved")));
  }

  /** The numbers of the rows on the page, by the name of the row. */
  private Map<String, Map<String, String>> shown(String table, List<String> keys) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    browser
        .each(
            "[data-testid='%s'] :is(tbody tr, tfoot tr[data-part])".formatted(table),
            "[%s].map(key => each.dataset[key]).join(' ') + '\\n' + [...each.querySelectorAll('[data-metric][data-value]')].map(cell => cell.dataset.metric + '=' + cell.dataset.value).join('\\n')"
                .formatted(
                    keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(","))))
        .forEach(
            row -> {
              String[] lines = row.split("\n", -1);
              Map<String, String> numbers = new LinkedHashMap<>();
              Arrays.stream(lines)
                  .skip(1)
                  .map(line -> line.split("=", 2))
                  .forEach(line -> numbers.putIfAbsent(line[0], line[1]));
              rows.put(lines[0], numbers);
            });
    return rows;
  }

  /** An absent number is 0. */
  private static BigDecimal number(String text, @Nullable String digits) {
    BigDecimal value = text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    return digits == null ? value : value.movePointRight(Integer.parseInt(digits));
  }

  private static List<Map<String, String>> rows(String csv) {
    List<String> lines = csv.replace("\uFEFF", "").lines().toList();
    List<String> names = cells(lines.getFirst());
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              Map<String, String> row = new LinkedHashMap<>();
              List<String> cells = cells(line);
              for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
              }
              return row;
            })
        .toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher matcher = CELL.matcher(line + ",");
    while (matcher.find()
        && matcher.end() <= line.length() + 1
        && matcher.start() <= line.length()) {
      String quoted = matcher.group(1);
      cells.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
    }
    return cells;
  }
}
