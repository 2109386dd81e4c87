package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.insights.entities.EntityPage.Ranked;
import io.millrace.insights.entities.EntityRankingAnswer.Other;
import io.millrace.insights.entities.EntityRankingAnswer.Row;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.RangeQuestion;
import io.millrace.insights.query.TouchTotals;
import io.millrace.insights.query.TouchTotals.Totals;
import io.millrace.insights.query.Window;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Earned;
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
   * @param period the name of the range
   */
  record Subject(EntityMetric metric, Entity.Type type, List<String> platforms, String period) {}

  /**
   * Returns a page of the ranking. Blocks. It reads windows of entities that are not in memory from
   * the store, and the credit of the platforms.
   *
   * @param asked a question about whole days; rows get their places in the range to compare with
   * @param after the last place of the page before; empty for the first page
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   * @throws TooManyEntitiesException when the entities need too much memory
   * @throws DaysNotKeptException when it needs days that are not kept any more
   */
  EntityRankingAnswer answer(
      RangeQuestion asked, Subject subject, PageRequest paging, Optional<EntityPlace> after) {
    EntityPage page = new EntityPage(subject.metric(), paging.limit(), after);
    read(asked, subject, page::add);
    Optional<EntityBefore> then =
        asked
            .before()
            .map(
                before -> {
                  EntityBefore found = new EntityBefore(subject.metric(), page.rows());
                  read(before, subject, found::add);
                  return found;
                });
    return answer(asked, subject, paging, page, then);
  }

  /** Gets the sums of each entity of all platforms. */
  private interface EntityReceiver {
    void add(String platform, String id, EntitySums sums, boolean overflowed);
  }

  private void read(RangeQuestion asked, Subject subject, EntityReceiver receiver) {
    List<Window> windows = totals.windows(asked.range());
    entities.prepare(subject.type(), subject.platforms(), windows);
    for (String platform : subject.platforms()) {
      entities.each(
          asked.snapshot(),
          subject.type(),
          platform,
          windows,
          asked.view(),
          (id, sums, overflowed) -> receiver.add(platform, id, sums, overflowed));
    }
  }

  private EntityRankingAnswer answer(
      RangeQuestion asked,
      Subject subject,
      PageRequest paging,
      EntityPage page,
      Optional<EntityBefore> before) {
    MoneyView view = asked.view();
    EntityMetric metric = subject.metric();
    Totals all = totals.of(asked.snapshot(), subject.platforms(), asked.range(), view);
    EntitySums total =
        new EntitySums(
            all.credit(), all.refunded(), all.microOrders(), all.microNewBuyers(), all.spend());
    Optional<String> currency = view.converter().map(Converter::currency);
    return new EntityRankingAnswer(
        metric.id(),
        subject.period(),
        subject.type().id(),
        view.model().id(),
        currency,
        asked.snapshot().asOf(),
        totals.span(asked.range()),
        asked.comparison(),
        page.rows().stream()
            .map(row -> row(row, total, metric, currency.isPresent(), before))
            .toList(),
        total.shown(metric),
        new Other(page.otherCount(), page.others().shown(metric)),
        total.minus(page.named()).shown(metric),
        all.overflowed()
            || page.isOverflowed()
            || before.filter(EntityBefore::isOverflowed).isPresent(),
        page.end().map(EntityPlace::text).map(paging.cursor()));
  }

  private static Row row(
      Ranked row,
      EntitySums total,
      EntityMetric metric,
      boolean hasAmounts,
      Optional<EntityBefore> before) {
    EntitySums sums = row.sums();
    Earned earned = sums.earned();
    return new Row(
        row.rank(),
        row.place().platform(),
        row.place().id(),
        sums.shown(metric).orElseThrow(),
        sums.shareOf(total, metric),
        Optional.of(Long.toString(sums.credit())).filter(_ -> hasAmounts),
        Optional.of(earned.refunded()).filter(_ -> hasAmounts),
        earned.refundRate(),
        sums.microOrders(),
        sums.microNewBuyers(),
        Optional.of(Long.toString(sums.spend())).filter(_ -> hasAmounts),
        earned.roas(),
        earned.costPerOrder(),
        earned.costPerNewBuyer(),
        before.isPresent() ? Optional.of(before.get().find(row.place())) : Optional.empty(),
        before.isPresent()
            ? Optional.of(before.get().change(row.place(), sums))
            : Optional.empty());
  }
}
