package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final List<K> keys = new ArrayList<>();
  private final Map<K, Integer> numbers = new HashMap<>();
  private final int[] after;
  private final int[] before;

  CreditGroups(Spot[] before, Spot[] after, Function<Spot, Optional<K>> key) {
    this.after = groups(after, key);
    this.before = groups(before, key);
  }

  private int[] groups(Spot[] spots, Function<Spot, Optional<K>> key) {
    int[] groups = new int[spots.length];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = key.apply(spots[i]).map(this::number).orElse(NONE);
    }
    return groups;
  }

  private int number(K key) {
    return numbers.computeIfAbsent(
        key,
        added -> {
          keys.add(added);
          return keys.size() - 1;
        });
  }

  /** The groups, those of the loop after first. */
  List<K> keys() {
    return keys;
  }

  /**
   * The change of each group.
   *
   * @param were what each spot of the loop before got
   * @param are what each spot of the loop after gets
   */
  long[] changes(long[] were, long[] are) {
    long[] changes = new long[keys.size()];
    add(were, before, -1, changes);
    add(are, after, 1, changes);
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
