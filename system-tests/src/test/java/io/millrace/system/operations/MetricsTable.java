package io.millrace.system.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of {@code docs/operations/metrics.md}. */
final class MetricsTable {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final int COLUMNS = 5;

  private MetricsTable() {}

  /**
   * One row.
   *
   * @param section heading that it stands under
   * @param name of the metric as Prometheus knows it
   * @param type as Prometheus knows it
   * @param unit for people
   * @param labels without those that Prometheus adds
   */
  record Row(String section, String name, String type, String unit, Set<String> labels) {}

  static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (String line : Repository.read("docs/operations/metrics.md").lines().toList()) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("| `")) {
        rows.add(row(section, line.split("\\|", -1)));
      }
    }
    return rows;
  }

  static List<Row> of(String section) {
    return read().stream().filter(row -> row.section().equals(section)).toList();
  }

  private static Row row(String section, String[] cells) {
    if (cells.length != COLUMNS + 2) {
      throw new IllegalStateException("not five columns: " + String.join("|", cells));
    }
    return new Row(
        section,
        codes(cells[1]).iterator().next(),
        cells[2].strip(),
        cells[3].strip(),
        codes(cells[4]));
  }

  private static Set<String> codes(String cell) {
    Set<String> found = new TreeSet<>();
    CODE.matcher(cell).results().forEach(code -> found.add(code.group(1)));
    return found;
  }
}
