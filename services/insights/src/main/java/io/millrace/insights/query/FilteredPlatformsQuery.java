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
   * @param range whole days
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public FilteredPlatformsAnswer answer(
      QuerySnapshot snapshot,
      Filter filter,
      TimeRange range,
      Optional<Compared> compared,
      MoneyView view) {
    Part now = part(snapshot, filter, range, view);
    Optional<Part> then = compared.map(other -> part(snapshot, filter, other.range(), view));
    return new FilteredPlatformsAnswer(
        filter,
        view.model().id(),
        view.currency(),
        snapshot.asOf(),
        figures.span(range),
        compared.map(Comparison::of),
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

  private Part part(QuerySnapshot snapshot, Filter filter, TimeRange range, MoneyView view) {
    boolean distinct = figures.windows(range).size() == 1;
    Set<SplitNumber> numbers = EnumSet.allOf(SplitNumber.class);
    return new Part(
        filter,
        distinct,
        reader.readPlatforms(snapshot, filter.by(), numbers, figures.platforms(), range, view));
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
