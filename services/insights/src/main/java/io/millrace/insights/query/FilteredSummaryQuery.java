package io.millrace.insights.query;

import io.millrace.events.cell.Grain;
import io.millrace.insights.query.FilteredSummaryAnswer.FilteredComparison;
import io.millrace.insights.query.FilteredSummaryAnswer.FilteredRow;
import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import io.millrace.insights.query.PageRequest.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers the numbers of one channel or region of a platform, window by window. */
@Component
public final class FilteredSummaryQuery {
  private final FigureReader figures;
  private final GroupReader reader;

  FilteredSummaryQuery(FigureReader figures, GroupReader reader) {
    this.figures = figures;
    this.reader = reader;
  }

  /**
   * Returns the rows of the platform. Blocks; reads four documents per window, and the documents of
   * {@link GroupsQuery} for the totals. A comparison reads the same of the other range.
   *
   * @param range on borders of the grain
   * @param grain day or month
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public FilteredSummaryAnswer answer(
      QuerySnapshot snapshot,
      String platform,
      Filter filter,
      TimeRange range,
      Grain grain,
      Optional<Compared> compared,
      MoneyView view,
      PageRequest paging) {
    Part now = part(snapshot, platform, filter, range, grain, view);
    Optional<Part> then =
        compared
            .filter(_ -> paging.after().isEmpty())
            .map(other -> part(snapshot, platform, filter, other.range(), grain, view));
    Page<FilteredRow> page = paging.of(now.rows(), row -> row.start().toString());
    return new FilteredSummaryAnswer(
        platform,
        filter,
        grain.id(),
        view.model().id(),
        view.currency(),
        snapshot.asOf(),
        figures.span(range),
        page.items(),
        now.totals(),
        compared.flatMap(other -> then.map(part -> comparison(other, now, part))),
        now.overflowed() || then.filter(Part::overflowed).isPresent(),
        page.next());
  }

  private static FilteredComparison comparison(Compared compared, Part now, Part then) {
    return new FilteredComparison(
        Comparison.of(compared),
        then.rows(),
        then.totals(),
        now.totals().changesSince(then.totals()));
  }

  private Part part(
      QuerySnapshot snapshot,
      String platform,
      Filter filter,
      TimeRange range,
      Grain grain,
      MoneyView view) {
    Set<SplitNumber> numbers = EnumSet.allOf(SplitNumber.class);
    List<FilteredRow> rows = new ArrayList<>();
    reader
        .readWindows(snapshot, filter.by(), numbers, platform, range, grain, view)
        .forEach(
            (start, groups) -> {
              Group group = filter.of(groups);
              if (!group.isZero()) {
                rows.add(
                    new FilteredRow(
                        Instant.ofEpochMilli(start), NamedGroup.of(filter.value(), group, true)));
              }
            });
    boolean distinct = figures.windows(range).size() == 1;
    Groups whole = reader.read(snapshot, filter.by(), numbers, List.of(platform), range, view);
    return new Part(
        rows, NamedGroup.of(filter.value(), filter.of(whole), distinct), whole.isOverflowed());
  }

  private record Part(List<FilteredRow> rows, NamedGroup totals, boolean overflowed) {}
}
