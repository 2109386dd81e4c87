package io.millrace.insights.query;

import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import io.millrace.insights.query.PageRequest.Page;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers the numbers of one platform by channel or by region. */
@Component
public final class GroupsQuery {
  /** Sorts behind all names, so that what names nothing comes last. */
  private static final String NOTHING = "~";

  private final FigureReader figures;
  private final GroupReader reader;

  GroupsQuery(FigureReader figures, GroupReader reader) {
    this.figures = figures;
    this.reader = reader;
  }

  /**
   * Returns the groups of the platform in a range of whole days. Blocks; reads four documents per
   * month and day of the range, and more when amounts are converted. A comparison reads the same of
   * the other range.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public GroupsAnswer answer(
      RangeQuestion asked, String platform, Dimension by, PageRequest paging) {
    Part now = part(asked, platform, by);
    Optional<Part> then = asked.before().map(before -> part(before, platform, by));
    List<NamedGroup> groups = then.map(now::comparedWith).orElseGet(now::groups);
    Page<NamedGroup> page = paging.of(groups, GroupsQuery::key);
    return new GroupsAnswer(
        platform,
        by.id(),
        asked.view().model().id(),
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        asked.comparison(),
        page.items(),
        now.overflowed() || then.filter(Part::overflowed).isPresent(),
        page.next());
  }

  private Part part(RangeQuestion asked, String platform, Dimension by) {
    boolean distinct = figures.windows(asked.range()).size() == 1;
    Set<SplitNumber> numbers = EnumSet.allOf(SplitNumber.class);
    if (!distinct) {
      numbers.remove(SplitNumber.VISITORS);
    }
    Groups found = reader.read(asked, by, numbers, List.of(platform));
    List<NamedGroup> groups = new ArrayList<>();
    found
        .named()
        .forEach(
            (value, group) -> {
              if (!group.isZero()) {
                groups.add(NamedGroup.of(Optional.of(value), group, distinct));
              }
            });
    groups.add(NamedGroup.of(Optional.empty(), found.unnamed(), distinct));
    return new Part(distinct, groups, found.isOverflowed());
  }

  private static String key(NamedGroup group) {
    return group.value().orElse(NOTHING);
  }

  private record Part(boolean distinct, List<NamedGroup> groups, boolean overflowed) {
    List<NamedGroup> comparedWith(Part then) {
      boolean both = distinct && then.distinct;
      return Joined.of(
          groups,
          then.groups,
          GroupsQuery::key,
          group -> NamedGroup.of(group.value(), new Group(), both),
          NamedGroup::comparedWith);
    }
  }
}
