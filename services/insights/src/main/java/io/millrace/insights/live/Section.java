package io.millrace.insights.live;

import io.millrace.events.cell.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a row. A stream may be limited to some parts. */
public enum Section {
  TRAFFIC(EnumSet.of(Kind.TRAFFIC)),
  /** Orders and money. */
  MONEY(EnumSet.of(Kind.MONEY)),
  /** Loops. Their counts are in the money cells, their credit is in a cell of its own. */
  LOOPS(EnumSet.of(Kind.MONEY, Kind.CREDIT));

  /** All sections: the whole row. */
  public static final Set<Section> ALL = Set.of(values());

  // Copied on construction; the checker knows only Guava's immutable types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Kind> kinds;

  Section(Set<Kind> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /** Returns the name in queries, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the section of that name. */
  public static Optional<Section> of(String id) {
    return Arrays.stream(values()).filter(section -> section.id().equals(id)).findFirst();
  }

  /** Returns the kinds of cells that these sections use. */
  static Set<Kind> kinds(Set<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.kinds.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
