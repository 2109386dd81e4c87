package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.insights.entities.EntityPage.Ranked;
import io.millrace.insights.entities.EntityRankingAnswer.Other;
import io.millrace.insights.entities.EntityRankingAnswer.Row;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.NamedRange;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.TouchTotals;
import io.millrace.insights.query.TouchTotals.Totals;
import io.millrace.insights.query.Window;
import io.millrace.insights.rates.Converter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers which creators, campaigns or items have the greatest values of a metric in a range. */
@Component
final class EntityRankingQuery {
  private final EntitySource entities;
  private final TouchTotals totals;

  EntityRankingQuery(EntitySource entities, TouchTotals totals) {
    this.entities = entities;
    this.totals = totals;
  }

  /**
   * What is ranked.
   *
   * @param range whole days
   */
  record Question(
      EntityMetric metric, Entity.Type type, List<String> platforms, NamedRange range) {}

  /**
   * Returns a page of the ranking. Blocks. It reads windows of entities that are not in memory from
   * the store, and the credit of the platforms.
   *
   * @param after the last place of the page before; empty for the first page
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   * @throws TooManyEntitiesException when the entities need too much memory
   */
  EntityRankingAnswer answer(
      QuerySnapshot snapshot,
      Question question,
      MoneyView view,
      PageRequest paging,
      Optional<EntityPlace> after) {
    List<Window> windows = totals.windows(question.range().range());
    entities.prepare(question.type(), question.platforms(), windows);
    EntityPage page = new EntityPage(question.metric(), paging.limit(), after);
    for (String platform : question.platforms()) {
      entities.each(
          snapshot,
          question.type(),
          platform,
          windows,
          view,
          (id, sums, overflowed) -> page.add(platform, id, sums, overflowed));
    }
    Totals all = totals.of(snapshot, question.platforms(), question.range().range(), view);
    return answer(snapshot, question, view, paging, page, all);
  }

  private EntityRankingAnswer answer(
      QuerySnapshot snapshot,
      Question question,
      MoneyView view,
      PageRequest paging,
      EntityPage page,
      Totals all) {
    EntityMetric metric = question.metric();
    EntitySums total = new EntitySums(all.credit(), all.microOrders(), all.spend());
    Optional<String> currency = view.converter().map(Converter::currency);
    return new EntityRankingAnswer(
        metric.id(),
        question.range().name(),
        question.type().id(),
        view.model().id(),
        currency,
        snapshot.asOf(),
        totals.span(question.range().range()),
        page.rows().stream().map(row -> row(row, total, metric, currency.isPresent())).toList(),
        total.shown(metric),
        new Other(page.otherCount(), page.others().shown(metric)),
        total.minus(page.named()).shown(metric),
        all.overflowed() || page.isOverflowed(),
        page.end().map(EntityPlace::text).map(paging.cursor()));
  }

  private static Row row(Ranked row, EntitySums total, EntityMetric metric, boolean hasAmounts) {
    EntitySums sums = row.sums();
    return new Row(
        row.rank(),
        row.place().platform(),
        row.place().id(),
        sums.shown(metric).orElseThrow(),
        sums.shareOf(total, metric),
        Optional.of(Long.toString(sums.credit())).filter(_ -> hasAmounts),
        sums.microOrders(),
        Optional.of(Long.toString(sums.spend())).filter(_ -> hasAmounts),
        sums.roas(),
        sums.costPerOrder());
  }
}
