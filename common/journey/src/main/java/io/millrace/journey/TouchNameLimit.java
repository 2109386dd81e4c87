package io.millrace.journey;

import io.millrace.events.loop.ExplainedPurchase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets each part of the names of a loop have at most {@link ExplainedPurchase#MOST_NAMES} different
 * ones, those of its latest touches, so that the cells that one purchase changes have a bound. The
 * same name at two surfaces is two names.
 */
final class TouchNameLimit {
  /** The names of each part; without elements before the first name. */
  private final List<Set<Name>> taken = new ArrayList<>(0);

  private record Name(InternedSurface surface, String name) {}

  /** The names of the touch before those of earlier calls, without the names over the limit. */
  Names of(InternedSurface surface, Names names) {
    return names.isNone()
        ? names
        : Names.of(
            kept(NamePart.CREATOR, surface, names),
            kept(NamePart.CAMPAIGN, surface, names),
            kept(NamePart.ITEM, surface, names),
            kept(NamePart.CHANNEL, surface, names),
            kept(NamePart.REGION, surface, names));
  }

  private String kept(NamePart part, InternedSurface surface, Names names) {
    String name = part.of(names);
    if (name.isEmpty()) {
      return name;
    }
    if (taken.isEmpty()) {
      NamePart.ALL.forEach(_ -> taken.add(new HashSet<>()));
    }
    Set<Name> of = taken.get(part.index());
    Name wanted = new Name(surface, name);
    if (of.contains(wanted)) {
      return name;
    }
    if (of.size() == ExplainedPurchase.MOST_NAMES) {
      return Names.NO_NAME;
    }
    of.add(wanted);
    return name;
  }
}
