package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Divides a range into few windows: whole months first, then whole weeks if the kinds of cells have
 * weeks, then days, hours and minutes. So numbers that can be added are read from few cells.
 */
final class Decomposition {
  private final Calendar calendar;
  private final List<Grain> grains;

  private Decomposition(Calendar calendar, Grain... grains) {
    this.calendar = calendar;
    this.grains = List.of(grains);
  }

  /** Makes a decomposition into months, days, hours and minutes. */
  static Decomposition withoutWeeks(Calendar calendar) {
    return new Decomposition(calendar, Grain.MONTH, Grain.DAY, Grain.HOUR, Grain.MINUTE);
  }

  /** Makes a decomposition with weeks, for traffic, money and credit. */
  static Decomposition withWeeks(Calendar calendar) {
    return new Decomposition(
        calendar, Grain.MONTH, Grain.WEEK, Grain.DAY, Grain.HOUR, Grain.MINUTE);
  }

  /**
   * Returns the windows of the range, in order and without gaps. The range must begin and end on
   * whole minutes.
   */
  List<Window> of(TimeRange range) {
    List<Window> windows = new ArrayList<>();
    cut(range.from(), range.to(), 0, windows);
    return windows;
  }

  private void cut(long from, long to, int level, List<Window> windows) {
    if (from >= to) {
      return;
    }
    Grain grain = grains.get(level);
    long first = borderFrom(grain, from);
    long last = calendar.start(grain, to);
    if (first >= last) {
      cut(from, to, level + 1, windows);
      return;
    }
    cut(from, first, level + 1, windows);
    new TimeRange(first, last)
        .starts(calendar, grain)
        .forEach(start -> windows.add(new Window(grain, start)));
    cut(last, to, level + 1, windows);
  }

  private long borderFrom(Grain grain, long at) {
    long start = calendar.start(grain, at);
    return start == at ? at : calendar.end(grain, start);
  }

  /** Replaces the windows that are longer than a day by their days. */
  List<Window> inDays(List<Window> windows) {
    return windows.stream().flatMap(this::inDays).toList();
  }

  private Stream<Window> inDays(Window window) {
    return window.isLongerThanADay()
        ? new TimeRange(window.start(), calendar.end(window.grain(), window.start()))
            .starts(calendar, Grain.DAY).stream().map(start -> new Window(Grain.DAY, start))
        : Stream.of(window);
  }
}
