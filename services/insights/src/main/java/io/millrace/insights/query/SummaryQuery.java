package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.query.PageRequest.Page;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowNumbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers the numbers of one platform, window by window. */
@Component
public final class SummaryQuery {
  private static final Set<Kind> ALL = EnumSet.of(Kind.TRAFFIC, Kind.MONEY, Kind.CREDIT);

  private final FigureReader figures;
  private final Calendar calendar;

  SummaryQuery(FigureReader figures, Calendar calendar) {
    this.figures = figures;
    this.calendar = calendar;
  }

  /**
   * Returns the rows of the platform. Blocks; reads three documents per 60 neighbouring minutes,
   * per 6 neighbouring hours, or per longer window. Weeks and months in one currency need one per
   * window and two per day. A comparison reads the same of the other range.
   *
   * @param asked a question about a range on borders of the grain
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public SummaryAnswer answer(
      RangeQuestion asked, String platform, Grain grain, PageRequest paging) {
    Part now = part(asked, platform, grain);
    Page<Row> page = paging.of(now.rows(), row -> row.start().toString());
    Optional<Part> then =
        asked
            .before()
            .filter(_ -> paging.after().isEmpty())
            .map(before -> part(before, platform, grain));
    return new SummaryAnswer(
        platform,
        grain.id(),
        asked.view().model().id(),
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        page.items(),
        now.totals(),
        asked.comparison().flatMap(other -> then.map(part -> comparison(other, now, part))),
        page.next());
  }

  private static SummaryComparison comparison(Comparison other, Part now, Part then) {
    return new SummaryComparison(
        other,
        then.rows(),
        then.totals(),
        Changes.between(RowFigures.of(now.totals()), RowFigures.of(then.totals())));
  }

  private Part part(RangeQuestion asked, String platform, Grain grain) {
    MoneyView view = asked.view();
    NavigableMap<Long, List<WindowFigures>> windows = windows(asked, platform, grain);
    RowComposer composer = new RowComposer(platform, view.model());
    List<Row> rows =
        windows.entrySet().stream()
            .map(
                window ->
                    row(composer, new Window(grain, window.getKey()), window.getValue(), view))
            .toList();
    return new Part(
        rows, composer.totals(sum(windows.values().stream().flatMap(List::stream), view)));
  }

  private record Part(List<Row> rows, RowNumbers totals) {}

  private NavigableMap<Long, List<WindowFigures>> windows(
      RangeQuestion asked, String platform, Grain grain) {
    QuerySnapshot snapshot = asked.snapshot();
    MoneyView view = asked.view();
    List<Window> rows = figures.windowsOf(asked.range(), grain);
    List<Window> amounts = figures.amountWindows(rows, view);
    NavigableMap<Long, List<WindowFigures>> windows = new TreeMap<>();
    if (amounts.equals(rows)) {
      add(windows, grain, figures.read(snapshot, List.of(platform), ALL, rows, Optional.of(view)));
    } else {
      add(
          windows,
          grain,
          figures.read(
              snapshot, List.of(platform), EnumSet.of(Kind.TRAFFIC), rows, Optional.empty()));
      add(
          windows,
          grain,
          figures.read(
              snapshot, List.of(platform), FigureReader.AMOUNTS, amounts, Optional.of(view)));
    }
    return windows;
  }

  private void add(
      NavigableMap<Long, List<WindowFigures>> windows, Grain grain, List<WindowFigures> found) {
    found.forEach(
        part ->
            windows
                .computeIfAbsent(
                    calendar.start(grain, part.window().start()), _ -> new ArrayList<>())
                .add(part));
  }

  private static Row row(
      RowComposer composer, Window window, List<WindowFigures> parts, MoneyView view) {
    WindowFigures first = parts.getFirst();
    return parts.size() == 1 && first.window().equals(window)
        ? first.row(view.model())
        : composer.row(window.grain(), window.start(), sum(parts.stream(), view));
  }

  private static Figures sum(Stream<WindowFigures> parts, MoneyView view) {
    Figures sum = new Figures();
    parts.forEach(part -> sum.add(part.under(view.model())));
    return sum;
  }
}
