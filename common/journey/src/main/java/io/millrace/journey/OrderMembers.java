package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the purchases and refunds of an order in a journey. It keeps what it has read until the
 * order changes or the journey is saved. Not safe to share between threads.
 */
final class OrderMembers {
  /** The most events beyond the cap of an order that are counted for its explanation. */
  private static final int MOST_OVER_CAP = 1_000;

  private final RecentEvents recent;
  private final ArchivedEvents archive;
  private final Map<OrderName, List<JourneyEvent>> read = new HashMap<>();

  OrderMembers(RecentEvents recent, ArchivedEvents archive) {
    this.recent = recent;
    this.archive = archive;
  }

  /**
   * The first purchases and refunds of the order of an event, in journey order: at most one more
   * than take part.
   */
  List<JourneyEvent> of(JourneyEvent event) {
    return of(OrderName.of(event));
  }

  /** The first purchases and refunds of an order, as {@link #of(JourneyEvent)}. */
  List<JourneyEvent> of(OrderName name) {
    return read.computeIfAbsent(name, this::find);
  }

  /** How many purchases and refunds of an order take no part, counted up to a thousand. */
  int overCap(OrderName name) {
    if (of(name).size() <= OrderBalance.MOST_MEMBERS) {
      return 0;
    }
    int most = OrderBalance.MOST_MEMBERS + MOST_OVER_CAP;
    long open =
        recent.open().stream().filter(event -> event.isOf(name.platform(), name.number())).count();
    int all = archive.order(name.platform(), name.number(), most).size() + (int) open;
    return Math.min(MOST_OVER_CAP, all - OrderBalance.MOST_MEMBERS);
  }

  /** Reads the order of this event again at its next use. */
  void forget(JourneyEvent event) {
    if (event.hasOrder()) {
      read.remove(OrderName.of(event));
    }
  }

  /** Reads every order again at its next use. */
  void clear() {
    read.clear();
  }

  private List<JourneyEvent> find(OrderName order) {
    int most = OrderBalance.MOST_MEMBERS + 1;
    List<JourneyEvent> events =
        new ArrayList<>(archive.order(order.platform(), order.number(), most));
    for (JourneyEvent event : recent.open()) {
      if (events.size() < most && event.isOf(order.platform(), order.number())) {
        events.add(event);
      }
    }
    return events;
  }
}
