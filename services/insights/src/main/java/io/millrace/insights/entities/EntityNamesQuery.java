package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.query.TouchTotals;
import io.millrace.insights.query.Window;
import io.millrace.insights.rates.Converter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.springframework.stereotype.Component;

/** Answers which creators, campaigns or items have an id that contains a text. */
@Component
final class EntityNamesQuery {
  static final int MOST = 20;

  private final EntitySource entities;
  private final TouchTotals days;
  private final Calendar calendar;

  EntityNamesQuery(EntitySource entities, TouchTotals days, Calendar calendar) {
    this.entities = entities;
    this.days = days;
    this.calendar = calendar;
  }

  /**
   * What is looked for.
   *
   * @param text part of the id, in small or capital letters
   */
  record Question(String platform, Entity.Type type, String text) {}

  private record Found(long earned, String id) {}

  /**
   * Returns at most {@value #MOST} ids with numbers in the month of the newest event or in the
   * month before it. Blocks; reads these two windows of entities unless they are in memory.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws TooManyEntitiesException when the entities need too much memory
   */
  EntityNamesAnswer answer(QuerySnapshot snapshot, Question question, MoneyView view) {
    TimeRange range = months(snapshot.asOf().orElse(Instant.EPOCH).toEpochMilli());
    String text = question.text().toLowerCase(Locale.ROOT);
    PriorityQueue<Found> best =
        new PriorityQueue<>(
            Comparator.comparingLong(Found::earned)
                .thenComparing(Found::id, Comparator.reverseOrder()));
    int[] count = {0};
    List<Window> windows = days.windows(range);
    entities.prepare(question.type(), List.of(question.platform()), windows);
    entities.each(
        snapshot,
        question.type(),
        question.platform(),
        windows,
        view,
        (id, sums, _) -> {
          if (id.toLowerCase(Locale.ROOT).contains(text)) {
            count[0]++;
            best.add(
                new Found(view.converter().isPresent() ? sums.credit() : sums.microOrders(), id));
            if (best.size() > MOST) {
              best.remove();
            }
          }
        });
    List<String> ids = new ArrayList<>();
    while (!best.isEmpty()) {
      ids.addFirst(best.remove().id());
    }
    return new EntityNamesAnswer(
        question.platform(),
        question.type().id(),
        question.text(),
        view.model().id(),
        view.converter().map(Converter::currency),
        snapshot.asOf(),
        days.span(range),
        ids,
        count[0] <= MOST);
  }

  private TimeRange months(long asOf) {
    long start = calendar.start(Grain.MONTH, asOf);
    return new TimeRange(calendar.start(Grain.MONTH, start - 1), calendar.end(Grain.MONTH, start));
  }
}
