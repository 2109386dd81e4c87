package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Need;
import io.millrace.events.catalog.Platform;
import io.millrace.insights.query.FilteredPlatformsAnswer.FilteredPlatform;
import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers the list of platforms with their numbers of one channel or region in a range. */
@Component
public final class FilteredPlatformsQuery {
  private final Catalog catalog;
  private final FigureReader figures;
  private final GroupReader reader;

  FilteredPlatformsQuery(Catalog catalog, FigureReader figures, GroupReader reader) {
    this.catalog = catalog;
    this.figures = figures;
    this.reader = reader;
  }

  /**
   * Returns all platforms of the catalog. Blocks; reads the documents of {@link GroupsQuery} for
   * each of them. A comparison reads the same of the other range.
   *
   * @param asked a question about whole days
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public FilteredPlatformsAnswer answer(RangeQuestion asked, Filter filter) {
    Part now = part(asked, filter);
    Optional<Part> then = asked.before().map(before -> part(before, filter));
    return new FilteredPlatformsAnswer(
        filter,
        asked.view().model().id(),
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        asked.comparison(),
        catalog.platforms().stream().map(platform -> platform(platform, now, then)).toList(),
        now.isOverflowed() || then.filter(Part::isOverflowed).isPresent());
  }

  private static FilteredPlatform platform(Platform platform, Part now, Optional<Part> then) {
    return new FilteredPlatform(
        platform.id(),
        platform.name(),
        platform.owner(),
        platform.needs().stream().map(Need::id).toList(),
        now.find(platform.id()),
        then.map(other -> now.of(platform.id()).changesSince(other.of(platform.id()))));
  }

  private Part part(RangeQuestion asked, Filter filter) {
    boolean distinct = figures.windows(asked.range()).size() == 1;
    Set<SplitNumber> numbers = EnumSet.allOf(SplitNumber.class);
    return new Part(
        filter, distinct, reader.readPlatforms(asked, filter.by(), numbers, figures.platforms()));
  }

  private record Part(Filter filter, boolean distinct, Map<String, Groups> platforms) {
    Optional<NamedGroup> find(String platform) {
      return group(platform).filter(group -> !group.isZero()).map(this::numbers);
    }

    NamedGroup of(String platform) {
      return numbers(group(platform).orElseGet(Group::new));
    }

    boolean isOverflowed() {
      return platforms.values().stream().anyMatch(Groups::isOverflowed);
    }

    private Optional<Group> group(String platform) {
      return Optional.ofNullable(platforms.get(platform)).map(filter::of);
    }

    private NamedGroup numbers(Group group) {
      return NamedGroup.of(filter.value(), group, distinct);
    }
  }
}
