package io.millrace.journey;

import io.millrace.events.EventKey;
import io.millrace.events.cell.FunnelStage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Holds the sorted events of one visitor. The recent events are in memory. The others are archived
 * in blocks, which are read on demand. A summary of the archived events stays beside the recent
 * ones, so most events at the end of a journey read no block. The time to load a journey grows with
 * the number of its blocks.
 *
 * <p>The methods also accept events that are not in the journey. Not safe to share between threads.
 */
public final class Journey {
  /** The most recent events in memory. When there are more, the oldest of them are archived. */
  private static final int MAX_OPEN = 24;

  /** The marks of all presences. */
  private static final long ANY = -1;

  /** The marks of no presence. */
  private static final long NONE = 0;

  private final JourneyStorage storage;
  private final RecentEvents recent;
  private final ArchivedBlocks archive;
  private final OrderMembers orders;
  private final PendingOrders pending = new PendingOrders();
  private Set<OrderPart> changedOrders = Set.of();

  Journey(JourneyStorage storage, RecentEvents recent, ArchivedBlocks archive) {
    this.storage = storage;
    this.recent = recent;
    this.archive = archive;
    this.orders = new OrderMembers(recent, archive);
  }

  /** How many events the journey holds. */
  public int size() {
    return recent.open().size() + archive.size();
  }

  /** About how many events the journey holds in memory between two saves. */
  public int weight() {
    // An archived event leaves only its fingerprint and a part of a run in memory.
    return recent.open().size() + archive.held() + archive.size() / 4 + 1;
  }

  /**
   * Ends a commit: from now on no order has changed. The changes of the journey are not written.
   *
   * @throws IllegalStateException when an order waits: {@link JourneyEngine#settle} has to come
   *     first, else the facts of the order are lost
   */
  public void commit() {
    if (!pending.isEmpty()) {
      throw new IllegalStateException(pending.size() + " orders are not settled");
    }
    changedOrders = Set.of();
    orders.clear();
  }

  /**
   * Writes the changes since the journey was loaded or saved, and releases memory that can be read
   * again. It also ends a commit.
   *
   * @throws IllegalStateException when an order waits
   */
  public void save() {
    commit();
    archive.save();
    recent.save(storage, archive);
  }

  /**
   * The parts of orders that changed, or may have changed, after the journey was loaded or saved.
   */
  Set<OrderPart> changedOrders() {
    return changedOrders;
  }

  /** Records that a part of an order changes or may change. */
  void changes(OrderPart part) {
    if (changedOrders.isEmpty()) {
      changedOrders = new LinkedHashSet<>();
    }
    changedOrders.add(part);
  }

  /** The orders whose facts have not been sent yet. */
  PendingOrders pending() {
    return pending;
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
    recent.firstPurchases().change(this, event, () -> insert(event));
  }

  private void insert(JourneyEvent event) {
    orders.forget(event);
    // Also for a deleted event: it can split a block, and the number of the next block is kept
    // here.
    recent.touch();
    if (!event.isDeleted()) {
      recent.addPlatform(event.surface().interned());
    }
    if (isOpen(event.position())) {
      recent.openEvents().insert(event);
      archiveSurplus();
    } else {
      archive.add(event);
      recent.lastSeen().extendLate(event, recent.border().at() - EngineLimits.REACH.toMillis());
      if (recent.end().filter(last -> last.at() > event.at()).isEmpty()) {
        recent.end(lastArchived());
      }
    }
  }

  void remove(JourneyEvent event) {
    recent.firstPurchases().change(this, event, () -> takeOut(event));
  }

  private void takeOut(JourneyEvent event) {
    orders.forget(event);
    if (isOpen(event.position())) {
      recent.openEvents().remove(event);
    } else {
      archive.remove(event);
      recomputeLastSeen(event);
    }
    recent.touch();
  }

  /**
   * The position of the first counting purchase on a platform, over all orders. The purchase can be
   * forgotten.
   */
  Optional<Position> firstPurchase(InternedPlatform platform) {
    return recent.firstPurchases().on(platform);
  }

  /** Whether a counting purchase is the first one on its platform. */
  boolean isFirst(JourneyEvent purchase) {
    return firstPurchase(purchase.surface().interned())
        .filter(purchase.position()::equals)
        .isPresent();
  }

  /**
   * Whether there is something to drop at this time.
   *
   * @param at event time, milliseconds
   */
  boolean isForgetful(long at) {
    return archive.isEmpty() ? recent.isOldest(at) : archive.firstLastAt() < at;
  }

  /**
   * Drops the blocks that end before this time, and the recent events before it when no block is
   * left. Events that are newer by a month or more do not depend on the dropped ones, except that
   * the first purchase on each platform stays known. No order may wait.
   *
   * @param at event time, milliseconds
   */
  void forgetBefore(long at) {
    orders.clear();
    archive.forgetBefore(at);
    if (archive.isEmpty()) {
      recent.forgetBefore(at);
    }
    recent.touch();
  }

  /** Every platform that the visitor has ever been on. */
  List<InternedPlatform> platforms() {
    return recent.platforms();
  }

  boolean contains(JourneyEvent event) {
    if (!isOpen(event.position())) {
      return archive.find(event.key()).filter(event::is).isPresent();
    }
    int index = SortedEvents.indexOf(recent.open(), event.position());
    return index < recent.open().size() && recent.open().get(index).is(event);
  }

  /**
   * The last time of a presence before an event.
   *
   * @param since the earliest time of interest, at most a month and a day before the event
   * @return milliseconds, or {@link LastSeen#NEVER} when the presence has no event in that time
   */
  long lastAt(PresenceKey presence, JourneyEvent before, long since) {
    if (!isOpen(before.position())) {
      return mayBeArchived(presence, since)
          ? lastArchivedAt(presence, before.position(), since)
          : LastSeen.NEVER;
    }
    List<JourneyEvent> open = recent.open();
    for (int i = SortedEvents.indexOf(open, before.position()) - 1; i >= 0; i--) {
      JourneyEvent event = open.get(i);
      if (presence.isOf(event)) {
        return event.at() >= since ? event.at() : LastSeen.NEVER;
      }
    }
    long at = recent.lastSeen().lastAt(presence);
    return at >= since ? at : LastSeen.NEVER;
  }

  /** Surface and time of the last event before this one. */
  Optional<LastVisit> previous(JourneyEvent event) {
    if (isOpen(event.position())) {
      int index = SortedEvents.indexOf(recent.open(), event.position()) - 1;
      while (index >= 0 && recent.open().get(index).isDeleted()) {
        index--;
      }
      return index >= 0
          ? Optional.of(LastVisit.of(recent.open().get(index)))
          : recent.end().filter(_ -> !archive.isEmpty());
    }
    return lastArchivedBefore(event.position());
  }

  /** The next event after this one. */
  Optional<JourneyEvent> next(JourneyEvent event) {
    return endsWith(event)
        ? Optional.empty()
        : first(event.position(), Long.MAX_VALUE, other -> !other.is(event) && !other.isDeleted());
  }

  /** The first event after this one with a presence, not later than {@code until}. */
  Optional<JourneyEvent> next(PresenceKey presence, JourneyEvent after, long until) {
    if (endsWith(after)) {
      return Optional.empty();
    }
    long marks = mayBeArchived(presence, after.at()) ? presence.mark() : NONE;
    return first(
        after.position(), until, () -> marks, event -> presence.isOf(event) && !event.is(after));
  }

  /**
   * Finds for each platform the last event before this one.
   *
   * @param since the earliest time of interest, milliseconds
   */
  PlatformSearch lastOnEach(List<InternedPlatform> platforms, JourneyEvent before, long since) {
    if (!isOpen(before.position())) {
      PlatformSearch search = new PlatformSearch(mayBeArchived(platforms, since));
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

  /** Finds for each platform the first event after this one, not later than {@code until}. */
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

  /** The purchases and refunds of each order. */
  OrderMembers orders() {
    return orders;
  }

  /**
   * The runs of all traffic with {@code from <= at <= to}, in milliseconds, and of some events
   * around that time.
   */
  RunIndex runs(long from, long to) {
    List<Runs> runs = new ArrayList<>();
    if (!isOpen(Position.startOf(from))) {
      archive.runs(from, to, runs::add);
    }
    runs.add(Runs.of(recent.open()));
    return new RunIndex(runs);
  }

  /**
   * How many events the first touch of a purchase has from this time on.
   *
   * @param from event time in milliseconds, included
   */
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

  /**
   * Visits the purchases between two times, in milliseconds, in journey order, until the predicate
   * returns false. Both ends are included.
   */
  void purchases(long from, long to, Predicate<JourneyEvent> goOn) {
    purchases(Position.startOf(from), to, ANY, goOn);
  }

  /**
   * Visits the purchases on a platform from a position on, in journey order, until the predicate
   * returns false.
   */
  void purchases(InternedPlatform platform, Position from, Predicate<JourneyEvent> goOn) {
    PresenceKey bought = platform.at(FunnelStage.PURCHASE);
    purchases(
        from,
        Long.MAX_VALUE,
        bought.mark(),
        purchase -> !bought.isOf(purchase) || goOn.test(purchase));
  }

  private void purchases(Position first, long to, long marks, Predicate<JourneyEvent> goOn) {
    Predicate<JourneyEvent> inTime = event -> event.at() <= to && goOn.test(event);
    if (isOpen(first) || archive.purchasesFrom(first, to, marks, inTime)) {
      List<JourneyEvent> open = recent.open();
      for (int i = SortedEvents.indexOf(open, first); i < open.size(); i++) {
        if (open.get(i).isPurchase() && !inTime.test(open.get(i))) {
          return;
        }
      }
    }
  }

  /**
   * Visits the purchases before a position, back to a time, latest first, until the predicate
   * returns false.
   *
   * @param since event time in milliseconds, included
   */
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

  /** Whether at least {@code count} events have {@code from <= at < to}, in milliseconds. */
  boolean hasAtLeast(int count, long from, long to) {
    if (size() < count) {
      return false;
    }
    long open =
        recent.open().stream().filter(event -> event.at() >= from && event.at() < to).count();
    return archive.count(from, to) + open >= count;
  }

  /** Whether no event comes after this one. This is true for most new events. */
  boolean endsWith(JourneyEvent after) {
    List<JourneyEvent> open = recent.open();
    return open.isEmpty()
        ? archive.isEmpty()
        : open.getLast().position().compareTo(after.position()) <= 0;
  }

  /** Whether an archived event at this time or later may have the presence. */
  private boolean mayBeArchived(PresenceKey presence, long since) {
    long last = recent.lastSeen().lastAt(presence);
    return last >= since
        || (last == LastSeen.NEVER && since < recent.border().at() - EngineLimits.REACH.toMillis());
  }

  private List<InternedPlatform> mayBeArchived(List<InternedPlatform> platforms, long since) {
    return platforms.stream().filter(platform -> mayBeArchived(platform, since)).toList();
  }

  private boolean isOpen(Position position) {
    return archive.isEmpty() || recent.border().isBefore(position);
  }

  private void archiveSurplus() {
    List<JourneyEvent> open = recent.open();
    if (open.size() > MAX_OPEN) {
      List<JourneyEvent> oldest = recent.openEvents().takeOldest(ArchivedBlocks.BLOCK);
      archive.archive(oldest);
      oldest.forEach(recent.lastSeen()::extend);
      recent.border(oldest.getLast().position());
      oldest.reversed().stream()
          .filter(event -> !event.isDeleted())
          .findFirst()
          .ifPresent(last -> recent.end(Optional.of(LastVisit.of(last))));
    }
    recent.touch();
  }

  /** Corrects the last times of presences after an archived event was removed. */
  private void recomputeLastSeen(JourneyEvent gone) {
    for (PresenceKey presence : gone.presences()) {
      if (recent.lastSeen().lastAt(presence) == gone.at()) {
        long since = gone.at() - EngineLimits.REACH.toMillis();
        recent.lastSeen().set(presence, lastArchivedAt(presence, afterArchived(), since));
      }
    }
    recent.end(lastArchived());
  }

  private Optional<LastVisit> lastArchived() {
    return lastArchivedBefore(afterArchived());
  }

  private static Position afterArchived() {
    return Position.startOf(Long.MAX_VALUE);
  }

  private long lastArchivedAt(PresenceKey presence, Position before, long since) {
    long[] at = {LastSeen.NEVER};
    archive.backFrom(
        before,
        since,
        presence::mark,
        event -> {
          if (event.at() >= since && presence.isOf(event)) {
            at[0] = event.at();
            return false;
          }
          return event.at() >= since;
        });
    return at[0];
  }

  private Optional<LastVisit> lastArchivedBefore(Position position) {
    List<LastVisit> found = new ArrayList<>(1);
    archive.backFrom(
        position,
        LastSeen.NEVER,
        () -> ANY,
        event -> {
          if (!event.isDeleted()) {
            found.add(LastVisit.of(event));
          }
          return event.isDeleted();
        });
    return found.stream().findFirst();
  }

  /** The first matching event from a position on, not later than {@code until}. */
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
