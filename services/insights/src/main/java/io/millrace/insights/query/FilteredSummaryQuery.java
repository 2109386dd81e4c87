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
   * @param asked a question about a range on borders of the grain
   * @param grain day or month
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public FilteredSummaryAnswer answer(
      RangeQuestion asked, String platform, Filter filter, Grain grain, PageRequest paging) {
    Part now = part(asked, platform, filter, grain);
    Optional<Part> then =
        asked
            .before()
            .filter(_ -> paging.after().isEmpty())
            .map(before -> part(before, platform, filter, grain));
    Page<FilteredRow> page = paging.of(now.rows(), row -> row.start().toString());
    return new FilteredSummaryAnswer(
        platform,
        filter,
        grain.id(),
        asked.view().model().id(),
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        page.items(),
        now.totals(),
        asked.comparison().flatMap(other -> then.map(part -> comparison(other, now, part))),
        now.overflowed() || then.filter(Part::overflowed).isPresent(),
        page.next());
  }

  private static FilteredComparison comparison(Comparison other, Part now, Part then) {
    return new FilteredComparison(
        other, then.rows(), then.totals(), now.totals().changesSince(then.totals()));
  }

  private Part part(RangeQuestion asked, String platform, Filter filter, Grain grain) {
    Set<SplitNumber> numbers = EnumSet.allOf(SplitNumber.class);
    List<FilteredRow> rows = new ArrayList<>();
    reader
        .readWindows(asked, filter.by(), numbers, platform, grain)
        .forEach(
            (start, groups) -> {
              Group group = filter.of(groups);
              if (!group.isZero()) {
                rows.add(
                    new FilteredRow(
                        Instant.ofEpochMilli(start), NamedGroup.of(filter.value(), group, true)));
              }
            });
    boolean distinct = figures.windows(asked.range()).size() == 1;
    Groups whole = reader.read(asked, filter.by(), numbers, List.of(platform));
    return new Part(
        rows, NamedGroup.of(filter.value(), filter.of(whole), distinct), whole.isOverflowed());
  }

  private record Part(List<FilteredRow> rows, NamedGroup totals, boolean overflowed) {}
}
