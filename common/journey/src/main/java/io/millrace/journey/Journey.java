package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The sorted events of one visitor: the newest in memory, the others sealed in blocks that are read
 * when a question reaches back to them. What the newest need to know of the sealed ones is kept
 * beside them, so an event at the head of a journey in memory costs the same however long it is. To
 * read a journey takes time by the number of its blocks.
 *
 * <p>Questions may be asked about steps that are not in it. Not safe to share between threads.
 */
public final class Journey {
  /** How many steps may be open; beyond that the oldest are sealed, the newest stay. */
  private static final int MAX_OPEN = 24;

  /** So many that take no part in an order are counted where it is explained. */
  private static final int MOST_OVER_CAP = 1_000;

  /** The marks of all traces. */
  private static final long ANY = -1;

  /** Those of none. */
  private static final long NONE = 0;

  private final Pieces pieces;
  private final Head head;
  private final History history;
  private Set<OrderPart> changedOrders = Set.of();

  /** Those that were asked for since the last save. */
  private final Map<OrderNumber, List<Step>> orders = new HashMap<>();

  /** An order of the visitor. */
  private record OrderNumber(Site site, String order) {}

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
    // A sealed event leaves its fingerprint and a part of a run only.
    return head.open().size() + history.held() + history.size() / 4 + 1;
  }

  /** Writes what changed since it was read or saved, and lets go of what can be read again. */
  public void save() {
    history.save();
    head.save(pieces, history);
    changedOrders = Set.of();
    orders.clear();
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
    forgetOrder(step);
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
    forgetOrder(step);
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
      orders.clear();
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
      return mayBeSealed(trace, since)
          ? lastSealedAt(trace, before.position(), since)
          : Trail.NEVER;
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
    if (endsWith(after)) {
      return Optional.empty();
    }
    long marks = mayBeSealed(trace, after.at()) ? trace.mark() : NONE;
    return first(
        after.position(), until, () -> marks, step -> trace.isLeftBy(step) && !step.is(after));
  }

  /**
   * For each of these sites the last step before that one on it.
   *
   * @param since the earliest time of interest, milliseconds
   */
  SiteSearch lastOnEach(List<Site> sites, Step before, long since) {
    if (!isOpen(before.position())) {
      SiteSearch search = new SiteSearch(mayBeSealed(sites, since));
      history.backFrom(
          before.position(), since, search::marks, step -> step.at() >= since && search.goOn(step));
      return search;
    }
    SiteSearch search = new SiteSearch(List.of());
    for (Site site : sites) {
      long at = lastAt(site, before, since);
      if (at != Trail.NEVER) {
        search.meet(site, at);
      }
    }
    return search;
  }

  /** For each of these sites the first step after that one on it, not later than {@code until}. */
  SiteSearch nextOnEach(List<Site> sites, Step after, long until) {
    SiteSearch search = new SiteSearch(endsWith(after) ? List.of() : sites);
    if (!endsWith(after)) {
      first(after.position(), until, search::marks, step -> !step.is(after) && !search.goOn(step));
    }
    return search;
  }

  /** The first purchases and refunds of that order, in order, one more than take part. */
  List<Step> order(Site site, String order) {
    return orders.computeIfAbsent(new OrderNumber(site, order), this::readOrder);
  }

  private List<Step> readOrder(OrderNumber number) {
    int most = Ledger.MOST_MEMBERS + 1;
    List<Step> steps = new ArrayList<>(history.order(number.site, number.order, most));
    for (Step step : head.open()) {
      if (steps.size() < most && step.isOf(number.site, number.order)) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** How many purchases and refunds of that order take no part, counted up to a thousand. */
  int overCap(Site site, String order) {
    if (order(site, order).size() <= Ledger.MOST_MEMBERS) {
      return 0;
    }
    int most = Ledger.MOST_MEMBERS + MOST_OVER_CAP;
    long open = head.open().stream().filter(step -> step.isOf(site, order)).count();
    int all = history.order(site, order, most).size() + (int) open;
    return Math.min(MOST_OVER_CAP, all - Ledger.MOST_MEMBERS);
  }

  private void forgetOrder(Step step) {
    if (step.hasOrder()) {
      orders.remove(new OrderNumber(step.place().site(), step.order()));
    }
  }

  /** The runs of all traffic with {@code from <= at <= to}, milliseconds, and some around it. */
  RunLine runs(long from, long to) {
    List<Runs> runs = new ArrayList<>();
    if (!isOpen(Position.startOf(from))) {
      history.runs(from, to, runs::add);
    }
    runs.add(Runs.of(head.open()));
    return new RunLine(runs);
  }

  /** How many events of the run at that time or later belong to its touch of a purchase. */
  int eventsFrom(long from, Step purchase) {
    List<Step> touch = new ArrayList<>();
    first(
        Position.startOf(from),
        purchase.at(),
        step -> {
          if (step.isTraffic()) {
            if (!touch.isEmpty() && !Runs.goesOn(touch.getLast(), step)) {
              return true;
            }
            touch.add(step);
          }
          return false;
        });
    return touch.size();
  }

  /** The purchases from that time to the other, milliseconds, in order, as far as wanted. */
  void purchases(long from, long to, Predicate<Step> goOn) {
    Position first = Position.startOf(from);
    Predicate<Step> inTime = step -> step.at() <= to && goOn.test(step);
    if (isOpen(first) || history.purchasesFrom(first, to, inTime)) {
      List<Step> open = head.open();
      for (int i = Steps.indexOf(open, first); i < open.size(); i++) {
        if (open.get(i).isPurchase() && !inTime.test(open.get(i))) {
          return;
        }
      }
    }
  }

  /** The purchases before that position, back to that time, latest first, as far as wanted. */
  void purchasesBack(Position position, long since, Predicate<Step> goOn) {
    Predicate<Step> inTime = step -> step.at() >= since && goOn.test(step);
    if (isOpen(position)) {
      List<Step> open = head.open();
      for (int i = Steps.indexOf(open, position) - 1; i >= 0; i--) {
        if (open.get(i).isPurchase() && !inTime.test(open.get(i))) {
          return;
        }
      }
      if (!open.isEmpty() && open.getFirst().at() < since) {
        return;
      }
    }
    history.purchasesBackFrom(position, since, inTime);
  }

  /** Whether there are at least so many steps with {@code from <= at < to}, milliseconds. */
  boolean hasAtLeast(int count, long from, long to) {
    if (size() < count) {
      return false;
    }
    long open = head.open().stream().filter(step -> step.at() >= from && step.at() < to).count();
    return history.count(from, to) + open >= count;
  }

  /** Whether no step comes after that one, as is the case for most events. */
  boolean endsWith(Step after) {
    List<Step> open = head.open();
    return open.isEmpty()
        ? history.isEmpty()
        : open.getLast().position().compareTo(after.position()) <= 0;
  }

  /** Whether a sealed step of that time or later may have left the trace, as the trail knows. */
  private boolean mayBeSealed(Trace trace, long since) {
    long last = head.trail().lastAt(trace);
    return last >= since
        || (last == Trail.NEVER && since < head.border().at() - Bounds.REACH.toMillis());
  }

  private List<Site> mayBeSealed(List<Site> sites, long since) {
    return sites.stream().filter(site -> mayBeSealed(site, since)).toList();
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
        since,
        trace::mark,
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
        Trail.NEVER,
        () -> ANY,
        step -> {
          found.add(Footprint.of(step));
          return false;
        });
    return found.stream().findFirst();
  }

  /** The first step from that position on, and not later than {@code until}, which is wanted. */
  private Optional<Step> first(Position from, long until, Predicate<Step> wanted) {
    return first(from, until, () -> ANY, wanted);
  }

  private Optional<Step> first(
      Position from, long until, LongSupplier marks, Predicate<Step> wanted) {
    Search search = new Search(until, wanted);
    if (isOpen(from) || history.onFrom(from, until, marks, search::goOn)) {
      List<Step> open = head.open();
      int i = Steps.indexOf(open, from);
      while (i < open.size() && search.goOn(open.get(i))) {
        i++;
      }
    }
    return search.found();
  }
}
