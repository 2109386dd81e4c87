package io.millrace.journey;

import io.millrace.events.loop.ExplainedPurchase;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets each part of the names of a loop have at most {@link ExplainedPurchase#MOST_NAMES} different
 * ones, those of its latest touches, so that the cells that one purchase changes have a bound. A
 * name belongs to a platform.
 */
final class TouchNameLimit {
  private final List<List<Name>> taken = new ArrayList<>();

  TouchNameLimit() {
    NamePart.ALL.forEach(_ -> taken.add(new ArrayList<>(4)));
  }

  private record Name(InternedPlatform platform, String name) {}

  /** The names of a touch before the earlier callers' ones, without those over the limit. */
  Names of(InternedPlatform platform, Names names) {
    return names.isNone()
        ? names
        : Names.of(
            kept(NamePart.CREATOR, platform, names),
            kept(NamePart.CAMPAIGN, platform, names),
            kept(NamePart.ITEM, platform, names),
            kept(NamePart.CHANNEL, platform, names),
            kept(NamePart.REGION, platform, names));
  }

  private String kept(NamePart part, InternedPlatform platform, Names names) {
    String name = part.of(names);
    if (name.isEmpty()) {
      return name;
    }
    List<Name> of = taken.get(part.index());
    Name wanted = new Name(platform, name);
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
