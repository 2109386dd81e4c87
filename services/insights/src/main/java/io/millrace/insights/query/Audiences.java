package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.insights.query.AudienceAnswer.Audience;
import io.millrace.insights.query.AudienceAnswer.Overlap;
import io.millrace.insights.row.Figures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The visitors of all platforms in the windows of one range: in each window, and at least and at
 * most in all of them.
 */
final class Audiences {
  private final List<String> order;
  private final boolean oneWindow;
  private final boolean oneCountedWindow;
  private final Map<String, Bounds> visitors = new HashMap<>();
  private final Map<Pair, Bounds> common = new TreeMap<>();
  private boolean overflowed;

  /**
   * The audiences of a range without visitors.
   *
   * @param order platforms in the order of the answer
   * @param oneWindow whether the range is one window
   * @param oneCountedWindow whether the range is one window of a grain that has overlaps
   */
  Audiences(List<String> order, boolean oneWindow, boolean oneCountedWindow) {
    this.order = List.copyOf(order);
    this.oneWindow = oneWindow;
    this.oneCountedWindow = oneCountedWindow;
  }

  void addVisitors(WindowFigures found) {
    overflowed |= found.figures().isOverflowed();
    bounds(visitors, found.platform()).add(found.figures().value(Metric.VISITORS));
  }

  void addOverlaps(WindowFigures found) {
    overflowed |= found.figures().isOverflowed();
    found
        .figures()
        .each(
            Metric.OVERLAP,
            (key, value) -> bounds(common, new Pair(found.platform(), key.getFirst())).add(value));
  }

  boolean isOverflowed() {
    return overflowed;
  }

  List<Audience> platforms() {
    return order.stream().map(this::audience).filter(one -> one.people().isSomebody()).toList();
  }

  /** Returns the audiences of platforms with visitors in one of the two ranges. */
  List<Audience> platformsComparedWith(Audiences then) {
    return order.stream()
        .filter(id -> isSomebody(id) || then.isSomebody(id))
        .map(id -> audience(id).comparedWith(then.audience(id)))
        .toList();
  }

  List<Overlap> overlaps() {
    return common.keySet().stream()
        .map(this::overlap)
        .filter(pair -> pair.people().isSomebody())
        .toList();
  }

  List<Overlap> overlapsComparedWith(Audiences then) {
    return Joined.of(
        overlaps(),
        then.overlaps(),
        pair -> pair.a() + ' ' + pair.b(),
        pair -> overlap(new Pair(pair.a(), pair.b())),
        (one, other) -> one.comparedWith(then.overlap(new Pair(other.a(), other.b()))));
  }

  private boolean isSomebody(String platform) {
    return audience(platform).people().isSomebody();
  }

  private Audience audience(String platform) {
    Bounds found = visitors.getOrDefault(platform, new Bounds());
    return new Audience(platform, found.people(oneWindow), Optional.empty());
  }

  private Overlap overlap(Pair pair) {
    Bounds found = common.getOrDefault(pair, new Bounds());
    People people =
        oneCountedWindow
            ? People.exactly(found.greatest)
            : People.between(found.greatest, mostOfBoth(pair));
    return new Overlap(pair.a(), pair.b(), people, Optional.empty());
  }

  /**
   * Returns the smaller audience of the two. The sum of the overlaps of all windows is no bound: a
   * visitor may be on one platform in one window and on the other platform in another window.
   */
  private long mostOfBoth(Pair pair) {
    return Math.min(audience(pair.a()).people().most(), audience(pair.b()).people().most());
  }

  private static <K> Bounds bounds(Map<K, Bounds> all, K key) {
    return all.computeIfAbsent(key, _ -> new Bounds());
  }

  private record Pair(String a, String b) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int first = a.compareTo(other.a);
      return first == 0 ? b.compareTo(other.b) : first;
    }
  }

  private static final class Bounds {
    private long greatest;
    private long sum;

    void add(long people) {
      greatest = Math.max(greatest, people);
      sum = Figures.saturated(sum, people);
    }

    People people(boolean isExact) {
      return isExact ? People.exactly(greatest) : People.between(greatest, sum);
    }
  }
}
