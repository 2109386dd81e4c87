package io.millrace.insights.hot;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.store.CellStore;

/** Makes hot windows for the tests of other packages. */
public final class HotWindowsFactory {
  private HotWindowsFactory() {}

  /** Makes hot windows without expiry. */
  public static HotWindows create(
      Catalog catalog, Calendar calendar, CellStore store, HotSettings settings) {
    return new HotWindows(
        catalog, calendar, store, new TestProjection(store).retention(), settings);
  }
}
