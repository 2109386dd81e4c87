package io.millrace.insights.query;

import io.millrace.events.cell.Model;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of one window of one platform, with converted amounts if requested. Parts and rows
 * are made once, because the object may be cached for other queries. Safe for threads.
 */
final class WindowFigures {
  private final String platform;
  private final Window window;
  private final Figures figures;
  private final Map<Model, Figures> under = new ConcurrentHashMap<>();
  private final Map<Model, Row> rows = new ConcurrentHashMap<>();

  /**
   * @param figures must not be changed after this call
   */
  WindowFigures(String platform, Window window, Figures figures) {
    this.platform = platform;
    this.window = window;
    this.figures = figures;
  }

  /** Returns the figures of a window that have no credit under other models than this one. */
  static WindowFigures under(Model model, String platform, Window window, Figures figures) {
    WindowFigures found = new WindowFigures(platform, window, figures);
    found.under.put(model, figures);
    return found;
  }

  String platform() {
    return platform;
  }

  Window window() {
    return window;
  }

  /** Returns the figures. They must not be changed. */
  Figures figures() {
    return figures;
  }

  /** Returns the figures without the credit under other models. They must not be changed. */
  Figures under(Model model) {
    return under.computeIfAbsent(model, figures::under);
  }

  /** Returns the row of the window, with credit under that model. */
  Row row(Model model) {
    return rows.computeIfAbsent(
        model,
        _ -> new RowComposer(platform, model).row(window.grain(), window.start(), under(model)));
  }
}
