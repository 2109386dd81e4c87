package io.millrace.journey;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Groups the spots of two loops of one purchase by something that they have in common, such as
 * their surface. The credit that both give to a group is combined into one difference.
 *
 * @param <K> what the spots of a group have in common
 */
final class CreditGroups<K> {
  /** The spot is in no group. */
  private static final int NONE = -1;

  private final Numbering<K> keys = new Numbering<>();
  private final int[] after;
  private final int[] before;

  private CreditGroups(int before, int after) {
    this.before = new int[before];
    this.after = new int[after];
  }

  /** Groups by something that not all spots have. */
  static <K> CreditGroups<K> of(Spot[] before, Spot[] after, Function<Spot, Optional<K>> key) {
    CreditGroups<K> groups = new CreditGroups<>(before.length, after.length);
    for (int i = 0; i < after.length; i++) {
      groups.after[i] = key.apply(after[i]).map(groups.keys::of).orElse(NONE);
    }
    for (int i = 0; i < before.length; i++) {
      groups.before[i] = key.apply(before[i]).map(groups.keys::of).orElse(NONE);
    }
    return groups;
  }

  /** Groups by surface. */
  static CreditGroups<InternedSurface> bySurface(Spot[] before, Spot[] after) {
    CreditGroups<InternedSurface> groups = new CreditGroups<>(before.length, after.length);
    for (int i = 0; i < after.length; i++) {
      groups.after[i] = groups.keys.of(after[i].surface());
    }
    for (int i = 0; i < before.length; i++) {
      InternedSurface surface = before[i].surface();
      // Most spots of two loops of a purchase are the same.
      boolean unmoved = i < after.length && after[i].surface() == surface;
      groups.before[i] = unmoved ? groups.after[i] : groups.keys.of(surface);
    }
    return groups;
  }

  /** The groups, those of the loop after first. */
  List<K> keys() {
    return keys.values();
  }

  /**
   * The change of each group, by model.
   *
   * @param were what each spot of the loop before got, by model
   * @param are what each spot of the loop after gets, by model
   */
  long[][] changes(long[][] were, long[][] are) {
    long[][] changes = new long[were.length][keys.values().size()];
    for (int model = 0; model < changes.length; model++) {
      add(were[model], before, -1, changes[model]);
      add(are[model], after, 1, changes[model]);
    }
    return changes;
  }

  private static void add(long[] credits, int[] groups, int sign, long[] changes) {
    for (int i = 0; i < credits.length; i++) {
      if (groups[i] != NONE) {
        changes[groups[i]] += sign * credits[i];
      }
    }
  }
}
