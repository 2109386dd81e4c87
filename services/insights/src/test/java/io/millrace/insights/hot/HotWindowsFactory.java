package io.millrace.insights.hot;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.insights.projection.LatestCells;

/** Hot windows for the tests of other packages. */
public final class HotWindowsFactory {
  private HotWindowsFactory() {}

  public static HotWindows create(
      Catalog catalog, Calendar calendar, LatestCells cells, HotSettings settings) {
    return new HotWindows(catalog, calendar, cells, settings);
  }
}
