package io.millrace.insights.query;

/** A window and its cell by channel or region. Windows are ordered by their start. */
record SplitWindow(Window window, SplitCell cell) implements Comparable<SplitWindow> {
  @Override
  public int compareTo(SplitWindow other) {
    return Long.compare(window.start(), other.window.start());
  }
}
