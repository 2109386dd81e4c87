package io.millrace.insights.web;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Grain;
import io.millrace.insights.query.Dimension;
import io.millrace.insights.query.Filter;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads {@code channel} and {@code region}, which select the numbers of one value. */
@Component
class FilterParameters {
  static final String CHANNEL = Dimension.CHANNEL.id();
  static final String REGION = Dimension.REGION.id();

  /** Selects what names no channel or region. A catalog may have a value of this name. */
  static final String UNNAMED = "unnamed";

  private static final String BY = "by";
  private static final String GRAIN = "grain";
  private static final int SHOWN = 40;
  private static final List<Grain> GRAINS = List.of(Grain.DAY, Grain.MONTH);

  private final Catalog catalog;

  FilterParameters(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Returns the filter, if the request has one.
   *
   * @throws ProblemException 400 when it has two, or a value that is not counted by name
   */
  Optional<Filter> find(Parameters parameters) {
    List<Dimension> asked =
        Arrays.stream(Dimension.values()).filter(by -> parameters.has(by.id())).toList();
    if (asked.size() > 1) {
      throw ProblemException.ofParameter(
          REGION, ParameterReason.NOT_ALLOWED_HERE, "numbers are not counted by both");
    }
    return asked.stream()
        .findFirst()
        .map(by -> new Filter(by, value(by, parameters.find(by.id()).orElse(""))));
  }

  /** Refuses {@code by} beside a filter unless it has one of these values. */
  static void requireBy(Parameters parameters, Filter filter, String... allowed) {
    parameters
        .find(BY)
        .filter(by -> !Set.of(allowed).contains(by))
        .ifPresent(
            by -> {
              throw ProblemException.ofParameter(
                  BY,
                  ParameterReason.NOT_ALLOWED_HERE,
                  String.join(",", allowed),
                  "numbers by %s are not counted by %s".formatted(by, filter.by().id()));
            });
  }

  /** Returns the grain of filtered rows: numbers by channel and region have days and months. */
  static Grain grain(Parameters parameters) {
    return ChoiceParameters.choose(
        GRAIN,
        Grain.of(parameters.require(GRAIN)).filter(GRAINS::contains),
        GRAINS.stream().map(Grain::id));
  }

  private Optional<String> value(Dimension by, String given) {
    Set<String> listed =
        switch (by) {
          case CHANNEL -> catalog.channels();
          case REGION -> catalog.regions();
        };
    if (listed.contains(given) || given.equals(Catalog.OTHER)) {
      return Optional.of(given);
    }
    if (given.equals(UNNAMED)) {
      return Optional.empty();
    }
    throw unknown(by, given, listed);
  }

  private static ProblemException unknown(Dimension by, String given, Set<String> listed) {
    List<String> all = new ArrayList<>(listed);
    all.addAll(List.of(Catalog.OTHER, UNNAMED));
    List<String> shown =
        all.size() <= SHOWN || given.length() > SHOWN
            ? all.subList(0, Math.min(all.size(), SHOWN))
            : NameSuggestions.of(given, all);
    String expected =
        Stream.concat(shown.stream(), Stream.of(Catalog.OTHER, UNNAMED))
            .distinct()
            .collect(Collectors.joining(","));
    return ProblemException.ofParameter(
        by.id(),
        ParameterReason.NOT_A_CHOICE,
        expected,
        "%s is a value of the catalog, other or unnamed; near: %s".formatted(by.id(), expected));
  }
}
