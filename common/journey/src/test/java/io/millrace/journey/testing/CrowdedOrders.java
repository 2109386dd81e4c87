package io.millrace.journey.testing;

import io.millrace.events.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Creates journeys around the caps of orders: one order with more purchases and refunds than take
 * part, more orders in a lookback than are followed, and more surfaces than are credited, in any
 * order of arrival.
 */
public final class CrowdedOrders {
  private static final long START = Events.time("2026-03-02T00:00:00Z");
  private static final long HOUR = 3_600_000;
  private static final List<String> PLATFORMS = List.of("douyin", "wechat", "taobao");

  private final Random random;
  private final List<Event> events = new ArrayList<>();

  private CrowdedOrders(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Shuffled, some of them twice.
   *
   * @param days over how many days they are spread
   * @param orders how many different orders there are
   * @param money how many purchases and refunds
   * @param traffic how many content events
   */
  public static List<Event> draw(long seed, int days, int orders, int money, int traffic) {
    CrowdedOrders crowd = new CrowdedOrders(seed);
    for (int i = 0; i < money; i++) {
      crowd.money(i, days, orders);
    }
    for (int i = 0; i < traffic; i++) {
      crowd.events.add(crowd.view(i, crowd.time(days)));
    }
    crowd.events.addAll(crowd.events.subList(0, crowd.events.size() / 10));
    Collections.shuffle(crowd.events, crowd.random);
    return crowd.events;
  }

  private void money(int i, int days, int orders) {
    String order = "o" + random.nextInt(orders);
    String platform = PLATFORMS.get(order.hashCode() & 1);
    if (random.nextInt(3) == 0) {
      events.add(
          Events.refund("m" + i, platform, order, time(days + 2), Events.cny(random.nextInt(9))));
    } else {
      events.add(Events.purchase("m" + i, platform, order, time(days), random.nextInt(2_000)));
    }
  }

  private Event view(int i, long at) {
    String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
    return Events.view("v" + i, platform, "s" + random.nextInt(25), at);
  }

  private long time(int days) {
    return START + (long) (random.nextDouble() * days * 24 * HOUR);
  }
}
