package io.millrace.journey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private final JourneyStorage storage;
  private final RecentEvents recent;
  private final ArchivedBlocks archive;
  private final EventSequence events;
  private final Presences presences;
  private final Purchases purchases;
  private final OrderMembers orders;
  private final PendingOrders pending = new PendingOrders();
  private Set<OrderPart> changedOrders = Set.of();

  Journey(JourneyStorage storage, RecentEvents recent, ArchivedBlocks archive) {
    this.storage = storage;
    this.recent = recent;
    this.archive = archive;
    ArchivedEvents archived = new ArchivedEvents(archive);
    this.events = new EventSequence(recent, archived);
    this.presences = new Presences(events, recent, archived);
    this.purchases = new Purchases(events, recent, archived);
    this.orders = new OrderMembers(recent, archived);
  }

  /** How many events the journey holds. */
  public int size() {
    return events.size();
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
    if (events.isOpen(event.position())) {
      recent.insert(event);
      archiveSurplus();
    } else {
      archive.add(event);
      recent.lastSeen().extendLate(event, recent.border().at() - EngineLimits.REACH.toMillis());
      if (recent.end().filter(last -> last.at() > event.at()).isEmpty()) {
        recent.end(events.lastArchived());
      }
    }
  }

  void remove(JourneyEvent event) {
    recent.firstPurchases().change(this, event, () -> takeOut(event));
  }

  private void takeOut(JourneyEvent event) {
    orders.forget(event);
    if (events.isOpen(event.position())) {
      recent.remove(event);
    } else {
      archive.remove(event);
      presences.recompute(event);
      recent.end(events.lastArchived());
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

  /** The events in their order. */
  EventSequence events() {
    return events;
  }

  /** When the visitor was where. */
  Presences presences() {
    return presences;
  }

  /** The purchases in their order. */
  Purchases purchases() {
    return purchases;
  }

  /** The purchases and refunds of each order. */
  OrderMembers orders() {
    return orders;
  }

  private void archiveSurplus() {
    List<JourneyEvent> open = recent.open();
    if (open.size() > MAX_OPEN) {
      List<JourneyEvent> oldest = recent.takeOldest(ArchivedBlocks.BLOCK);
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
}
