package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Metric;
import io.millrace.insights.entities.EntityAnswer.Row;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.query.TouchTotals;
import io.millrace.insights.query.Window;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import io.millrace.insights.store.CellRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Answers the course of one creator, campaign or item. */
@Component
final class EntityQuery {
  private final TouchTotals days;
  private final Calendar calendar;
  private final KeptDays kept;

  EntityQuery(TouchTotals days, Calendar calendar, KeptDays kept) {
    this.days = days;
    this.calendar = calendar;
    this.kept = kept;
  }

  /**
   * The entity and the windows that are asked for.
   *
   * @param range on borders of the grain
   * @param grain a day or a month
   */
  record Question(String platform, Entity entity, TimeRange range, Grain grain) {}

  /**
   * Returns the windows of the entity with numbers. Blocks; reads a part of a document per window,
   * and per day of the months in which the entity has another currency.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   * @throws DaysNotKeptException when it needs days that are not kept any more
   */
  EntityAnswer answer(QuerySnapshot snapshot, Question question, MoneyView view) {
    NavigableMap<Long, Figures> windows = windows(snapshot, question, view);
    Figures sum = new Figures();
    windows.values().forEach(sum::add);
    EntityNumbers totals = new EntityNumbers(view.model(), sum);
    return new EntityAnswer(
        question.platform(),
        question.entity().type().id(),
        question.entity().id(),
        question.grain().id(),
        view.model().id(),
        view.converter().map(Converter::currency),
        snapshot.asOf(),
        days.span(question.range()),
        windows.entrySet().stream()
            .map(
                window ->
                    new Row(
                        Instant.ofEpochMilli(window.getKey()),
                        new EntityNumbers(view.model(), window.getValue()).totals()))
            .toList(),
        totals.totals(),
        totals.pairs(),
        totals.surfaces(),
        totals.isOverflowed());
  }

  private NavigableMap<Long, Figures> windows(
      QuerySnapshot snapshot, Question question, MoneyView view) {
    List<Window> asked = days.windowsOf(question.range(), question.grain());
    Map<Window, Figures> found = read(snapshot, question, asked);
    NavigableMap<Long, Figures> windows = new TreeMap<>();
    if (view.converter().isEmpty()) {
      found.forEach((window, figures) -> windows.put(window.start(), figures));
      return windows;
    }
    Converter converter = view.converter().get();
    List<Window> inDays = new ArrayList<>();
    found.forEach(
        (window, figures) -> {
          if (window.isLongerThanADay() && isForeign(figures, converter)) {
            inDays.addAll(days.days(window));
          } else {
            windows.put(window.start(), converted(figures, question, window, converter));
          }
        });
    read(snapshot, question, inDays)
        .forEach(
            (day, figures) ->
                windows
                    .computeIfAbsent(
                        calendar.start(question.grain(), day.start()), _ -> new Figures())
                    .add(converted(figures, question, day, converter)));
    return windows;
  }

  private static Figures converted(
      Figures figures, Question question, Window window, Converter converter) {
    return figures.in(converter, question.platform(), window.start());
  }

  private static boolean isForeign(Figures figures, Converter converter) {
    AtomicBoolean foreign = new AtomicBoolean();
    for (Metric metric : new Metric[] {Metric.ENTITY_CREDIT, Metric.ENTITY_REFUNDED}) {
      figures.each(
          metric,
          (key, _) -> foreign.compareAndSet(false, !key.get(3).equals(converter.currency())));
    }
    figures.each(
        Metric.ENTITY_SPEND,
        (key, _) -> foreign.compareAndSet(false, !key.get(1).equals(converter.currency())));
    return foreign.get();
  }

  private Map<Window, Figures> read(
      QuerySnapshot snapshot, Question question, List<Window> windows) {
    kept.require(windows);
    Family family = Family.of(question.platform(), question.entity());
    List<Cell> cells =
        windows.stream().map(window -> family.cell(window.grain(), window.start())).toList();
    Map<Window, Figures> found = new HashMap<>();
    for (CellRevision revision : snapshot.find(cells).values()) {
      Window window = new Window(revision.cell().grain(), revision.cell().start());
      revision
          .contents()
          .ifPresent(
              contents -> found.computeIfAbsent(window, _ -> new Figures()).add(contents.state()));
    }
    return found;
  }
}
