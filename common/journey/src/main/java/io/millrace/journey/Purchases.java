package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.util.List;
import java.util.function.Predicate;

/** Visits the purchases of a journey in order. Not safe to share between threads. */
final class Purchases {
  private final EventSequence events;
  private final RecentEvents recent;
  private final ArchivedEvents archive;

  Purchases(EventSequence events, RecentEvents recent, ArchivedEvents archive) {
    this.events = events;
    this.recent = recent;
    this.archive = archive;
  }

  /**
   * Visits the purchases between two times, in milliseconds, in journey order, until the predicate
   * returns false. Both ends are included.
   */
  void between(long from, long to, Predicate<JourneyEvent> goOn) {
    visit(Position.startOf(from), to, EventSequence.ANY, goOn);
  }

  /**
   * Visits the purchases on a platform from a position on, in journey order, until the predicate
   * returns false.
   */
  void on(InternedPlatform platform, Position from, Predicate<JourneyEvent> goOn) {
    PresenceKey bought = platform.at(FunnelStage.PURCHASE);
    visit(
        from,
        Long.MAX_VALUE,
        bought.mark(),
        purchase -> !bought.isOf(purchase) || goOn.test(purchase));
  }

  private void visit(Position first, long to, long marks, Predicate<JourneyEvent> goOn) {
    Predicate<JourneyEvent> inTime = event -> event.at() <= to && goOn.test(event);
    if (events.isOpen(first) || archive.purchasesFrom(first, to, marks, inTime)) {
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
  void back(Position position, long since, Predicate<JourneyEvent> goOn) {
    Predicate<JourneyEvent> inTime = event -> event.at() >= since && goOn.test(event);
    if (events.isOpen(position)) {
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
}
