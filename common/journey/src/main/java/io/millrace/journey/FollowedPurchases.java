package io.millrace.journey;

import io.millrace.events.loop.ExplainedOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Decides which counting purchases are followed. A followed purchase has touches in its lookback,
 * and can have a return.
 *
 * <p>Each order has a weight: one for each of its purchases and refunds, and three more for the
 * counting purchase, because one event changes about four times as much in it. A repeated purchase
 * of an order weighs one more at its own time. A purchase is followed when its own order and the
 * orders that begin in the lookback before it weigh at most 259 together. So 64 orders without
 * refunds are followed, or one order with 255 refunds.
 *
 * <p>The decision depends on the journey alone, not on the order of arrival. It bounds how many
 * followed purchases depend on one event.
 */
final class FollowedPurchases {
  /** How much more a counting purchase weighs than another purchase or a refund. */
  private static final int COUNTS = 3;

  /** The most weight that is followed in a lookback: the weight of the largest order. */
  private static final int MOST = ExplainedOrder.MOST_MEMBERS + COUNTS;

  private final long window;

  /**
   * @param lookback how long before a purchase traffic counts; a lookback below one day counts as
   *     one day here, because traffic counts as a return for one day
   */
  FollowedPurchases(Duration lookback) {
    this.window = Math.max(lookback.toMillis(), Orders.RETURN_MS);
  }

  /**
   * How far from a purchase another purchase can be that it keeps from being followed, in
   * milliseconds.
   */
  long window() {
    return window;
  }

  /** Whether a counting purchase is followed. */
  boolean is(Journey journey, JourneyEvent purchase) {
    int[] load = {weight(journey.orders().of(purchase).size())};
    journey
        .purchases()
        .back(
            purchase.position(),
            purchase.at() - window,
            earlier -> (load[0] += weight(journey, earlier)) <= MOST);
    return load[0] <= MOST;
  }

  /**
   * The followed purchases between these times, in milliseconds, in journey order.
   *
   * @param to at most one window after {@code from}, so that the first purchases can keep all
   *     others from being followed
   */
  List<JourneyEvent> between(Journey journey, long from, long to) {
    List<JourneyEvent> followed = new ArrayList<>();
    Load load = new Load();
    journey.purchases().between(from, to, purchase -> load.take(journey, purchase, from, followed));
    return followed;
  }

  /**
   * Whether the orders near a time weigh so much that a change of one order can change which others
   * are followed.
   *
   * @param members how many purchases and refunds the changed order has at most
   */
  boolean isCrowdedAround(Journey journey, long at, int members) {
    int[] load = {weight(members) + 1};
    journey
        .purchases()
        .between(
            at - window, at + window, purchase -> (load[0] += weight(journey, purchase)) <= MOST);
    return load[0] > MOST;
  }

  private static int weight(Journey journey, JourneyEvent purchase) {
    List<JourneyEvent> members = journey.orders().of(purchase);
    return counts(members, purchase) ? weight(members.size()) : 1;
  }

  private static boolean counts(List<JourneyEvent> members, JourneyEvent purchase) {
    return OrderBalance.counting(members).filter(purchase::is).isPresent();
  }

  /** The weight of an order with this many purchases and refunds. */
  private static int weight(int members) {
    return Math.min(OrderBalance.MOST_MEMBERS, members) + COUNTS;
  }

  /** The weights of the purchases in the window before the next purchase. */
  private final class Load {
    private record Weight(long at, int members) {}

    private final Deque<Weight> inWindow = new ArrayDeque<>();
    private boolean started;
    private int load;
    private int since;

    /** Adds a purchase, and returns whether a later purchase can still be followed. */
    private boolean take(
        Journey journey, JourneyEvent purchase, long from, List<JourneyEvent> followed) {
      if (!started) {
        start(journey, purchase, from);
      }
      while (!inWindow.isEmpty() && inWindow.getFirst().at < purchase.at() - window) {
        load -= inWindow.removeFirst().members;
      }
      List<JourneyEvent> members = journey.orders().of(purchase);
      boolean counts = counts(members, purchase);
      int weight = counts ? weight(members.size()) : 1;
      if (counts && load + weight <= MOST) {
        followed.add(purchase);
      }
      inWindow.addLast(new Weight(purchase.at(), weight));
      load += weight;
      since += weight;
      return since <= MOST;
    }

    private void start(Journey journey, JourneyEvent first, long from) {
      started = true;
      journey
          .purchases()
          .back(
              first.position(),
              from - window,
              earlier -> {
                int weight = weight(journey, earlier);
                inWindow.addFirst(new Weight(earlier.at(), weight));
                load += weight;
                return load <= MOST;
              });
    }
  }
}
