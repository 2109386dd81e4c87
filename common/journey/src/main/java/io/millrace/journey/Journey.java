package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sorted events of one visitor: the newest in memory, the others sealed in blocks that are read
 * when a question reaches back to them. What the newest need to know of the sealed ones is kept
 * beside them, so an event at the head costs the same however long the journey is.
 *
 * <p>Questions may be asked about steps that are not in it. Not safe to share between threads.
 */
public final class Journey {
  /** How many steps may be open; beyond that the oldest are sealed, the newest stay. */
  private static final int MAX_OPEN = 24;

  private final Pieces pieces;
  private final Head head;
  private final History history;
  private Set<OrderPart> changedOrders = Set.of();

  Journey(Pieces pieces, Head head, History history) {
    this.pieces = pieces;
    this.head = head;
    this.history = history;
  }

  /** How many events it holds. */
  public int size() {
    return head.open().size() + history.size();
  }

  /** About how many events it holds in memory between two saves. */
  public int weight() {
    // A sealed event leaves its fingerprint only.
    return head.open().size() + history.held() + history.size() / 8 + 1;
  }

  /** Writes what changed since it was read or saved, and lets go of what can be read again. */
  public void save() {
    history.save();
    head.save(pieces, history);
    changedOrders = Set.of();
  }

  /** What of orders changed since it was read or saved. */
  Set<OrderPart> changedOrders() {
    return changedOrders;
  }

  /** Says that this changes, or may have done. */
  void changes(OrderPart part) {
    if (changedOrders.isEmpty()) {
      changedOrders = new LinkedHashSet<>();
    }
    changedOrders.add(part);
  }

  Optional<Step> find(EventKey key) {
    List<Step> open = head.open();
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).key().equals(key)) {
        return Optional.of(open.get(i));
      }
    }
    return history.find(key);
  }

  void add(Step step) {
    head.meet(step.place().site());
    if (isOpen(step.position())) {
      head.steps().insert(step);
      sealSurplus();
    } else {
      history.add(step);
      head.trail().extend(step);
      if (head.end().filter(last -> last.at() > step.at()).isEmpty()) {
        head.end(lastSealed());
      }
    }
  }

  void remove(Step step) {
    if (isOpen(step.position())) {
      head.steps().remove(step);
    } else {
      history.remove(step);
      retrace(step);
    }
    head.touch();
  }

  /** Drops old steps, milliseconds. What is newer by a month or more does not depend on them. */
  void forgetBefore(long at) {
    if (history.isEmpty() ? head.isOldest(at) : history.firstLastAt() < at) {
      history.forgetBefore(at);
      if (history.isEmpty()) {
        head.forgetBefore(at);
      }
      head.touch();
    }
  }

  /** Every platform that the visitor ever was on. */
  List<Site> sites() {
    return head.sites();
  }

  boolean contains(Step step) {
    if (!isOpen(step.position())) {
      return history.find(step.key()).filter(step::is).isPresent();
    }
    int index = Steps.indexOf(head.open(), step.position());
    return index < head.open().size() && head.open().get(index).is(step);
  }

  /**
   * When the trace was last left before that step.
   *
   * @param since the earliest time of interest, at most a month and a day before the step
   * @return milliseconds, or {@link Trail#NEVER} when not since then
   */
  long lastAt(Trace trace, Step before, long since) {
    if (!isOpen(before.position())) {
      return lastSealedAt(trace, before.position(), since);
    }
    List<Step> open = head.open();
    for (int i = Steps.indexOf(open, before.position()) - 1; i >= 0; i--) {
      Step step = open.get(i);
      if (trace.isLeftBy(step)) {
        return step.at() >= since ? step.at() : Trail.NEVER;
      }
    }
    long at = head.trail().lastAt(trace);
    return at >= since ? at : Trail.NEVER;
  }

  /** Where the visitor was right before that step. */
  Optional<Footprint> previous(Step step) {
    if (isOpen(step.position())) {
      int index = Steps.indexOf(head.open(), step.position());
      return index > 0
          ? Optional.of(Footprint.of(head.open().get(index - 1)))
          : head.end().filter(_ -> !history.isEmpty());
    }
    return lastSealedBefore(step.position());
  }

  /** The step right after that one. */
  Optional<Step> next(Step step) {
    return endsWith(step)
        ? Optional.empty()
        : first(step.position(), Long.MAX_VALUE, other -> !other.is(step));
  }

  /** The first step after that one which leaves the trace, not later than {@code until}. */
  Optional<Step> next(Trace trace, Step after, long until) {
    return endsWith(after)
        ? Optional.empty()
        : first(after.position(), until, step -> trace.isLeftBy(step) && !step.is(after));
  }

  /** The purchases and refunds of the order that the step belongs to, in order. */
  List<Step> order(Step member) {
    return order(member.place().site(), member.order());
  }

  /** The purchases and refunds of that order, in order. */
  List<Step> order(Site site, String order) {
    List<Step> steps = new ArrayList<>(history.order(site, order));
    for (Step step : head.open()) {
      if (step.isOf(site, order)) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** The content and social steps with {@code from <= at <= to}, milliseconds, in order. */
  List<Step> traffic(long from, long to) {
    List<Step> traffic = new ArrayList<>();
    first(
        Position.startOf(from),
        to,
        step -> {
          if (step.isTraffic()) {
            traffic.add(step);
          }
          return false;
        });
    return traffic;
  }

  /** The purchases with {@code from <= at <= to}, milliseconds, in order. */
  List<Step> purchases(long from, long to) {
    List<Step> purchases = new ArrayList<>();
    if (!isOpen(Position.startOf(from))) {
      history.money(from, to, step -> addPurchase(step, purchases));
    }
    List<Step> open = head.open();
    for (int i = Steps.indexOf(open, Position.startOf(from));
        i < open.size() && open.get(i).at() <= to;
        i++) {
      addPurchase(open.get(i), purchases);
    }
    return purchases;
  }

  private static void addPurchase(Step step, List<Step> purchases) {
    if (step.isPurchase()) {
      purchases.add(step);
    }
  }

  /** Whether there are at least so many steps with {@code from <= at < to}, milliseconds. */
  boolean hasAtLeast(int count, long from, long to) {
    if (size() < count || history.atMost(from, to) + head.open().size() < count) {
      return false;
    }
    int[] found = {0};
    first(Position.startOf(from), to - 1, _ -> ++found[0] >= count);
    return found[0] >= count;
  }

  /** Whether no step comes after that one, as is the case for most events. */
  boolean endsWith(Step after) {
    List<Step> open = head.open();
    return open.isEmpty()
        ? history.isEmpty()
        : open.getLast().position().compareTo(after.position()) <= 0;
  }

  private boolean isOpen(Position position) {
    return history.isEmpty() || head.border().isBefore(position);
  }

  private void sealSurplus() {
    List<Step> open = head.open();
    if (open.size() > MAX_OPEN) {
      List<Step> oldest = head.steps().takeOldest(History.BLOCK);
      history.seal(oldest);
      oldest.forEach(head.trail()::extend);
      head.border(oldest.getLast().position());
      head.end(Optional.of(Footprint.of(oldest.getLast())));
    }
    head.touch();
  }

  /** A sealed step has gone: its traces may be older than thought. */
  private void retrace(Step gone) {
    for (Trace trace : gone.traces()) {
      if (head.trail().lastAt(trace) == gone.at()) {
        long since = gone.at() - Bounds.REACH.toMillis();
        head.trail().set(trace, lastSealedAt(trace, afterSealed(), since));
      }
    }
    head.end(lastSealed());
  }

  private Optional<Footprint> lastSealed() {
    return lastSealedBefore(afterSealed());
  }

  private static Position afterSealed() {
    return Position.startOf(Long.MAX_VALUE);
  }

  private long lastSealedAt(Trace trace, Position before, long since) {
    long[] at = {Trail.NEVER};
    history.backFrom(
        before,
        step -> {
          if (step.at() >= since && trace.isLeftBy(step)) {
            at[0] = step.at();
            return false;
          }
          return step.at() >= since;
        });
    return at[0];
  }

  private Optional<Footprint> lastSealedBefore(Position position) {
    List<Footprint> found = new ArrayList<>(1);
    history.backFrom(
        position,
        step -> {
          found.add(Footprint.of(step));
          return false;
        });
    return found.stream().findFirst();
  }

  /** The first step from that position on, and not later than {@code until}, which is wanted. */
  private Optional<Step> first(Position from, long until, Predicate<Step> wanted) {
    Search search = new Search(until, wanted);
    if (isOpen(from) || history.onFrom(from, search::goOn)) {
      List<Step> open = head.open();
      int i = Steps.indexOf(open, from);
      while (i < open.size() && search.goOn(open.get(i))) {
        i++;
      }
    }
    return search.found();
  }
}
