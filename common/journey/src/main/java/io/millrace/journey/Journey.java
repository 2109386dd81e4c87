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

  private final JourneyStorage storage;
  private final RecentEvents recent;
  private final ArchivedBlocks archive;
  private Set<OrderPart> changedOrders = Set.of();

  /** Those that were asked for since the last save. */
  private final Map<OrderNumber, List<JourneyEvent>> orders = new HashMap<>();

  /** An order of the visitor. */
  private record OrderNumber(InternedPlatform platform, String order) {}

  Journey(JourneyStorage storage, RecentEvents recent, ArchivedBlocks archive) {
    this.storage = storage;
    this.recent = recent;
    this.archive = archive;
  }

  /** How many events it holds. */
  public int size() {
    return recent.open().size() + archive.size();
  }

  /** About how many events it holds in memory between two saves. */
  public int weight() {
    // A sealed event leaves its fingerprint and a part of a run only.
    return recent.open().size() + archive.held() + archive.size() / 4 + 1;
  }

  /** Writes what changed since it was read or saved, and lets go of what can be read again. */
  public void save() {
    archive.save();
    recent.save(storage, archive);
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

  Optional<JourneyEvent> find(EventKey key) {
    List<JourneyEvent> open = recent.open();
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).key().equals(key)) {
        return Optional.of(open.get(i));
      }
    }
    return archive.find(key);
  }

  void add(JourneyEvent event) {
    forgetOrder(event);
    recent.addPlatform(event.surface().interned());
    if (isOpen(event.position())) {
      recent.openEvents().insert(event);
      sealSurplus();
    } else {
      archive.add(event);
      recent.lastSeen().extend(event);
      if (recent.end().filter(last -> last.at() > event.at()).isEmpty()) {
        recent.end(lastSealed());
      }
    }
  }

  void remove(JourneyEvent event) {
    forgetOrder(event);
    if (isOpen(event.position())) {
      recent.openEvents().remove(event);
    } else {
      archive.remove(event);
      recomputeLastSeen(event);
    }
    recent.touch();
  }

  /** Drops old steps, milliseconds. What is newer by a month or more does not depend on them. */
  void forgetBefore(long at) {
    if (archive.isEmpty() ? recent.isOldest(at) : archive.firstLastAt() < at) {
      orders.clear();
      archive.forgetBefore(at);
      if (archive.isEmpty()) {
        recent.forgetBefore(at);
      }
      recent.touch();
    }
  }

  /** Every platform that the visitor ever was on. */
  List<InternedPlatform> sites() {
    return recent.sites();
  }

  boolean contains(JourneyEvent event) {
    if (!isOpen(event.position())) {
      return archive.find(event.key()).filter(event::is).isPresent();
    }
    int index = SortedEvents.indexOf(recent.open(), event.position());
    return index < recent.open().size() && recent.open().get(index).is(event);
  }

  /**
   * When the trace was last left before that step.
   *
   * @param since the earliest time of interest, at most a month and a day before the step
   * @return milliseconds, or {@link LastSeen#NEVER} when not since then
   */
  long lastAt(PresenceKey presence, JourneyEvent before, long since) {
    if (!isOpen(before.position())) {
      return mayBeSealed(presence, since)
          ? lastSealedAt(presence, before.position(), since)
          : LastSeen.NEVER;
    }
    List<JourneyEvent> open = recent.open();
    for (int i = SortedEvents.indexOf(open, before.position()) - 1; i >= 0; i--) {
      JourneyEvent event = open.get(i);
      if (presence.isLeftBy(event)) {
        return event.at() >= since ? event.at() : LastSeen.NEVER;
      }
    }
    long at = recent.lastSeen().lastAt(presence);
    return at >= since ? at : LastSeen.NEVER;
  }

  /** Where the visitor was right before that step. */
  Optional<LastVisit> previous(JourneyEvent event) {
    if (isOpen(event.position())) {
      int index = SortedEvents.indexOf(recent.open(), event.position());
      return index > 0
          ? Optional.of(LastVisit.of(recent.open().get(index - 1)))
          : recent.end().filter(_ -> !archive.isEmpty());
    }
    return lastSealedBefore(event.position());
  }

  /** The step right after that one. */
  Optional<JourneyEvent> next(JourneyEvent event) {
    return endsWith(event)
        ? Optional.empty()
        : first(event.position(), Long.MAX_VALUE, other -> !other.is(event));
  }

  /** The first step after that one which leaves the trace, not later than {@code until}. */
  Optional<JourneyEvent> next(PresenceKey presence, JourneyEvent after, long until) {
    if (endsWith(after)) {
      return Optional.empty();
    }
    long marks = mayBeSealed(presence, after.at()) ? presence.mark() : NONE;
    return first(
        after.position(),
        until,
        () -> marks,
        event -> presence.isLeftBy(event) && !event.is(after));
  }

  /**
   * For each of these sites the last step before that one on it.
   *
   * @param since the earliest time of interest, milliseconds
   */
  PlatformSearch lastOnEach(List<InternedPlatform> platforms, JourneyEvent before, long since) {
    if (!isOpen(before.position())) {
      PlatformSearch search = new PlatformSearch(mayBeSealed(platforms, since));
      archive.backFrom(
          before.position(),
          since,
          search::marks,
          event -> event.at() >= since && search.accept(event));
      return search;
    }
    PlatformSearch search = new PlatformSearch(List.of());
    for (InternedPlatform platform : platforms) {
      long at = lastAt(platform, before, since);
      if (at != LastSeen.NEVER) {
        search.found(platform, at);
      }
    }
    return search;
  }

  /** For each of these sites the first step after that one on it, not later than {@code until}. */
  PlatformSearch nextOnEach(List<InternedPlatform> platforms, JourneyEvent after, long until) {
    PlatformSearch search = new PlatformSearch(endsWith(after) ? List.of() : platforms);
    if (!endsWith(after)) {
      first(
          after.position(),
          until,
          search::marks,
          event -> !event.is(after) && !search.accept(event));
    }
    return search;
  }

  /** The first purchases and refunds of that order, in order, one more than take part. */
  List<JourneyEvent> order(InternedPlatform platform, String order) {
    return orders.computeIfAbsent(new OrderNumber(platform, order), this::readOrder);
  }

  private List<JourneyEvent> readOrder(OrderNumber number) {
    int most = OrderBalance.MOST_MEMBERS + 1;
    List<JourneyEvent> events = new ArrayList<>(archive.order(number.platform, number.order, most));
    for (JourneyEvent event : recent.open()) {
      if (events.size() < most && event.isOf(number.platform, number.order)) {
        events.add(event);
      }
    }
    return events;
  }

  /** How many purchases and refunds of that order take no part, counted up to a thousand. */
  int overCap(InternedPlatform platform, String order) {
    if (order(platform, order).size() <= OrderBalance.MOST_MEMBERS) {
      return 0;
    }
    int most = OrderBalance.MOST_MEMBERS + MOST_OVER_CAP;
    long open = recent.open().stream().filter(event -> event.isOf(platform, order)).count();
    int all = archive.order(platform, order, most).size() + (int) open;
    return Math.min(MOST_OVER_CAP, all - OrderBalance.MOST_MEMBERS);
  }

  private void forgetOrder(JourneyEvent event) {
    if (event.hasOrder()) {
      orders.remove(new OrderNumber(event.surface().interned(), event.order()));
    }
  }

  /** The runs of all traffic with {@code from <= at <= to}, milliseconds, and some around it. */
  RunIndex runs(long from, long to) {
    List<Runs> runs = new ArrayList<>();
    if (!isOpen(Position.startOf(from))) {
      archive.runs(from, to, runs::add);
    }
    runs.add(Runs.of(recent.open()));
    return new RunIndex(runs);
  }

  /** How many events of the run at that time or later belong to its touch of a purchase. */
  int eventsFrom(long from, JourneyEvent purchase) {
    List<JourneyEvent> touch = new ArrayList<>();
    first(
        Position.startOf(from),
        purchase.at(),
        event -> {
          if (event.isTraffic()) {
            if (!touch.isEmpty() && !Runs.goesOn(touch.getLast(), event)) {
              return true;
            }
            touch.add(event);
          }
          return false;
        });
    return touch.size();
  }

  /** The purchases from that time to the other, milliseconds, in order, as far as wanted. */
  void purchases(long from, long to, Predicate<JourneyEvent> goOn) {
    Position first = Position.startOf(from);
    Predicate<JourneyEvent> inTime = event -> event.at() <= to && goOn.test(event);
    if (isOpen(first) || archive.purchasesFrom(first, to, inTime)) {
      List<JourneyEvent> open = recent.open();
      for (int i = SortedEvents.indexOf(open, first); i < open.size(); i++) {
        if (open.get(i).isPurchase() && !inTime.test(open.get(i))) {
          return;
        }
      }
    }
  }

  /** The purchases before that position, back to that time, latest first, as far as wanted. */
  void purchasesBack(Position position, long since, Predicate<JourneyEvent> goOn) {
    Predicate<JourneyEvent> inTime = event -> event.at() >= since && goOn.test(event);
    if (isOpen(position)) {
      List<JourneyEvent> open = recent.open();
      for (int i = SortedEvents.indexOf(open, position) - 1; i >= 0; i--) {
        if (open.get(i).isPurchase() && !inTime.test(open.get(i))) {
          return;
        }
      }
      if (!open.isEmpty() && open.getFirst().at() < since) {
        return;
      }
    }
    archive.purchasesBackFrom(position, since, inTime);
  }

  /** Whether there are at least so many steps with {@code from <= at < to}, milliseconds. */
  boolean hasAtLeast(int count, long from, long to) {
    if (size() < count) {
      return false;
    }
    long open =
        recent.open().stream().filter(event -> event.at() >= from && event.at() < to).count();
    return archive.count(from, to) + open >= count;
  }

  /** Whether no step comes after that one, as is the case for most events. */
  boolean endsWith(JourneyEvent after) {
    List<JourneyEvent> open = recent.open();
    return open.isEmpty()
        ? archive.isEmpty()
        : open.getLast().position().compareTo(after.position()) <= 0;
  }

  /** Whether a sealed step of that time or later may have left the trace, as the trail knows. */
  private boolean mayBeSealed(PresenceKey presence, long since) {
    long last = recent.lastSeen().lastAt(presence);
    return last >= since
        || (last == LastSeen.NEVER && since < recent.border().at() - EngineLimits.REACH.toMillis());
  }

  private List<InternedPlatform> mayBeSealed(List<InternedPlatform> platforms, long since) {
    return platforms.stream().filter(platform -> mayBeSealed(platform, since)).toList();
  }

  private boolean isOpen(Position position) {
    return archive.isEmpty() || recent.border().isBefore(position);
  }

  private void sealSurplus() {
    List<JourneyEvent> open = recent.open();
    if (open.size() > MAX_OPEN) {
      List<JourneyEvent> oldest = recent.openEvents().takeOldest(ArchivedBlocks.BLOCK);
      archive.seal(oldest);
      oldest.forEach(recent.lastSeen()::extend);
      recent.border(oldest.getLast().position());
      recent.end(Optional.of(LastVisit.of(oldest.getLast())));
    }
    recent.touch();
  }

  /** A sealed step has gone: its traces may be older than thought. */
  private void recomputeLastSeen(JourneyEvent gone) {
    for (PresenceKey presence : gone.presences()) {
      if (recent.lastSeen().lastAt(presence) == gone.at()) {
        long since = gone.at() - EngineLimits.REACH.toMillis();
        recent.lastSeen().set(presence, lastSealedAt(presence, afterSealed(), since));
      }
    }
    recent.end(lastSealed());
  }

  private Optional<LastVisit> lastSealed() {
    return lastSealedBefore(afterSealed());
  }

  private static Position afterSealed() {
    return Position.startOf(Long.MAX_VALUE);
  }

  private long lastSealedAt(PresenceKey presence, Position before, long since) {
    long[] at = {LastSeen.NEVER};
    archive.backFrom(
        before,
        since,
        presence::mark,
        event -> {
          if (event.at() >= since && presence.isLeftBy(event)) {
            at[0] = event.at();
            return false;
          }
          return event.at() >= since;
        });
    return at[0];
  }

  private Optional<LastVisit> lastSealedBefore(Position position) {
    List<LastVisit> found = new ArrayList<>(1);
    archive.backFrom(
        position,
        LastSeen.NEVER,
        () -> ANY,
        event -> {
          found.add(LastVisit.of(event));
          return false;
        });
    return found.stream().findFirst();
  }

  /** The first step from that position on, and not later than {@code until}, which is wanted. */
  private Optional<JourneyEvent> first(Position from, long until, Predicate<JourneyEvent> wanted) {
    return first(from, until, () -> ANY, wanted);
  }

  private Optional<JourneyEvent> first(
      Position from, long until, LongSupplier marks, Predicate<JourneyEvent> wanted) {
    EventSearch search = new EventSearch(until, wanted);
    if (isOpen(from) || archive.onFrom(from, until, marks, search::accept)) {
      List<JourneyEvent> open = recent.open();
      int i = SortedEvents.indexOf(open, from);
      while (i < open.size() && search.accept(open.get(i))) {
        i++;
      }
    }
    return search.found();
  }
}
