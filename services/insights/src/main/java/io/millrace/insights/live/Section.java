package io.millrace.insights.live;

import io.millrace.events.cell.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a row that a stream may be limited to. */
public enum Section {
  TRAFFIC(EnumSet.of(Kind.TRAFFIC)),
  /** Orders and money. */
  MONEY(EnumSet.of(Kind.MONEY)),
  /** Loops are counted with the money; their credit has a cell of its own. */
  LOOPS(EnumSet.of(Kind.MONEY, Kind.CREDIT));

  /** All there are: the whole row. */
  public static final Set<Section> ALL = Set.of(values());

  // Copied on construction; the checker knows only Guava's immutable types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Kind> kinds;

  Section(Set<Kind> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /** The name in questions, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The section of that name. */
  public static Optional<Section> of(String id) {
    return Arrays.stream(values()).filter(section -> section.id().equals(id)).findFirst();
  }

  /** The kinds of cells that these sections are made of. */
  static Set<Kind> kinds(Set<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.kinds.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
