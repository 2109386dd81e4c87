package io.millrace.cli.watch;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of the newest windows of each platform. */
final class LiveTable {
  private final Map<String, TreeMap<String, WatchedRow>> platforms = new TreeMap<>();
  private final int windows;

  /**
   * Creates an empty table.
   *
   * @param windows number of windows to keep of each platform, at least 1
   */
  LiveTable(int windows) {
    this.windows = windows;
  }

  void put(WatchedRow row) {
    TreeMap<String, WatchedRow> rows =
        platforms.computeIfAbsent(row.platform(), _ -> new TreeMap<>());
    rows.put(row.start(), row);
    while (rows.size() > windows) {
      rows.pollFirstEntry();
    }
  }

  /** Returns the titles and the rows: platforms by name, the newest window of each first. */
  List<String> lines(WindowTexts times, Grain grain) {
    TextTable table = new TextTable(columns(grain));
    platforms.forEach(
        (platform, rows) -> {
          for (WatchedRow row : rows.descendingMap().values()) {
            List<String> cells = new ArrayList<>(List.of(platform));
            cells.addAll(row.cells(times, grain));
            if (leavesSomethingOut()) {
              cells.add(row.leftOut());
            }
            table.add(cells);
          }
        });
    return table.lines();
  }

  private List<Column> columns(Grain grain) {
    List<Column> columns = new ArrayList<>(List.of(words("platform"), words(grain.id())));
    for (String title :
        List.of("events", "opens", "visitors", "orders", "net", "closure", "leak")) {
      columns.add(numbers(title));
    }
    if (leavesSomethingOut()) {
      columns.add(words("left out"));
    }
    return columns;
  }

  private boolean leavesSomethingOut() {
    return platforms.values().stream()
        .flatMap(rows -> rows.values().stream())
        .anyMatch(row -> !row.leftOut().isEmpty());
  }
}
