package io.millrace.insights.query;

import io.millrace.events.cell.Model;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read of one window of one platform; amounts are converted where that was asked for. Its
 * parts and rows are made once, as it may be remembered for other questions.
 */
final class WindowFigures {
  private final String platform;
  private final Window window;
  private final Figures figures;
  private final Map<Model, Figures> under = new ConcurrentHashMap<>();
  private final Map<Model, Row> rows = new ConcurrentHashMap<>();

  /**
   * @param figures not to be changed from here on
   */
  WindowFigures(String platform, Window window, Figures figures) {
    this.platform = platform;
    this.window = window;
    this.figures = figures;
  }

  String platform() {
    return platform;
  }

  Window window() {
    return window;
  }

  /** Not to be changed. */
  Figures figures() {
    return figures;
  }

  /** The same without the credit under other models. Not to be changed. */
  Figures under(Model model) {
    return under.computeIfAbsent(model, figures::under);
  }

  /** The window's row with credit under that model. */
  Row row(Model model) {
    return rows.computeIfAbsent(
        model,
        _ -> new RowComposer(platform, model).row(window.grain(), window.start(), under(model)));
  }
}
