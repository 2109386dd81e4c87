package io.millrace.journey;

import io.millrace.events.loop.ExplainedOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which counting purchases are followed: look back on traffic and wait for some. One is, as long as
 * the orders begun in the lookback before it weigh no more than 259 together with its own. An order
 * weighs one for each of its purchases and refunds, and three more for the purchase that counts, as
 * one event changes about four times as much in it; a purchase that repeats its order is one more
 * where it stands. So 64 orders without refunds are followed, or one with 255. This depends on the
 * journey alone, not on how it arrived, and so many at most depend on any one event.
 */
final class FollowedPurchases {
  /** What a purchase that counts weighs more than another or a refund. */
  private static final int COUNTS = 3;

  /** So much is followed in a lookback: the largest order alone is. */
  private static final int MOST = ExplainedOrder.MOST_MEMBERS + COUNTS;

  private final long window;

  /**
   * @param lookback how long before a purchase traffic counts; at least the day counts, in which
   *     traffic after a purchase does
   */
  FollowedPurchases(Duration lookback) {
    this.window = Math.max(lookback.toMillis(), Orders.RETURN_MS);
  }

  /** How far from a purchase others can be which it keeps from being followed, milliseconds. */
  long window() {
    return window;
  }

  /** Whether a counting purchase is followed. */
  boolean is(Journey journey, JourneyEvent purchase) {
    int[] load = {weight(journey.order(purchase.surface().interned(), purchase.order()).size())};
    journey.purchasesBack(
        purchase.position(),
        purchase.at() - window,
        earlier -> (load[0] += weight(journey, earlier)) <= MOST);
    return load[0] <= MOST;
  }

  /**
   * The followed purchases between these times, milliseconds, in order.
   *
   * @param to at most the window after {@code from}: the first of them keep all others out
   */
  List<JourneyEvent> between(Journey journey, long from, long to) {
    List<JourneyEvent> followed = new ArrayList<>();
    Load load = new Load();
    journey.purchases(from, to, purchase -> load.take(journey, purchase, from, followed));
    return followed;
  }

  /**
   * Whether orders near that time weigh so much that a change of one may matter.
   *
   * @param members how many purchases and refunds that one has at most
   */
  boolean isCrowdedAround(Journey journey, long at, int members) {
    int[] load = {weight(members) + 1};
    journey.purchases(
        at - window, at + window, purchase -> (load[0] += weight(journey, purchase)) <= MOST);
    return load[0] > MOST;
  }

  private int weight(Journey journey, JourneyEvent purchase) {
    List<JourneyEvent> members = journey.order(purchase.surface().interned(), purchase.order());
    return OrderBalance.counting(members).filter(purchase::is).isPresent()
        ? weight(members.size())
        : 1;
  }

  /** That of an order with so many purchases and refunds. */
  private static int weight(int members) {
    return Math.min(OrderBalance.MOST_MEMBERS, members) + COUNTS;
  }

  /** The purchases of the window before the next one, with their weights. */
  private final class Load {
    private record Weight(long at, int members) {}

    private final Deque<Weight> inWindow = new ArrayDeque<>();
    private boolean started;
    private int load;
    private int since;

    /** Whether any after it can be followed. */
    private boolean take(
        Journey journey, JourneyEvent purchase, long from, List<JourneyEvent> followed) {
      if (!started) {
        start(journey, purchase, from);
      }
      while (!inWindow.isEmpty() && inWindow.getFirst().at < purchase.at() - window) {
        load -= inWindow.removeFirst().members;
      }
      List<JourneyEvent> members = journey.order(purchase.surface().interned(), purchase.order());
      int weight = weight(journey, purchase);
      boolean counts = OrderBalance.counting(members).filter(purchase::is).isPresent();
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
      journey.purchasesBack(
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
