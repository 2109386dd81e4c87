package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.FunnelStage;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.insights.query.FunnelAnswer.FunnelDay;
import io.millrace.insights.query.PageRequest.Page;
import io.millrace.insights.row.Figures;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers how many visitors of a platform reached each stage on the way to a purchase. */
@Component
public final class FunnelQuery {
  private final FigureReader figures;
  private final Calendar calendar;

  FunnelQuery(FigureReader figures, Calendar calendar) {
    this.figures = figures;
    this.calendar = calendar;
  }

  /**
   * Returns the funnel of each day in a range of whole days. Blocks; reads one document per day.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public FunnelAnswer answer(
      QuerySnapshot snapshot, String platform, TimeRange range, PageRequest paging) {
    List<Window> windows =
        range.starts(calendar, Grain.DAY).stream()
            .map(start -> new Window(Grain.DAY, start))
            .toList();
    List<FunnelDay> days =
        figures
            .read(snapshot, List.of(platform), EnumSet.of(Kind.FUNNEL), windows, Optional.empty())
            .stream()
            .map(this::day)
            .sorted(Comparator.comparing(FunnelDay::day))
            .toList();
    Page<FunnelDay> page = paging.of(days, day -> day.day().toString());
    return new FunnelAnswer(
        platform, snapshot.asOf(), figures.span(range), page.items(), page.next());
  }

  private FunnelDay day(WindowFigures found) {
    return new FunnelDay(
        Instant.ofEpochMilli(found.window().start()).atZone(calendar.zone()).toLocalDate(),
        reached(found.figures(), FunnelStage.SEEN),
        reached(found.figures(), FunnelStage.PRODUCT_VIEW),
        reached(found.figures(), FunnelStage.CART_ADD),
        reached(found.figures(), FunnelStage.PURCHASE),
        found.figures().isOverflowed());
  }

  private static long reached(Figures figures, FunnelStage stage) {
    return figures.value(Metric.REACHED, stage.id());
  }
}
