package io.millrace.demo.world;

import io.millrace.demo.world.DemoEvent.What;
import io.millrace.events.Entities;
import io.millrace.events.EventType;
import java.time.Duration;

/** A shopping trip: product views, and with some probability a cart, a purchase and a refund. */
final class Trip {
  private static final double WHOLE_REFUND = 2.0 / 3;
  private static final Duration REFUND_FROM = Duration.ofDays(1);
  private static final Duration REFUND_TO = Duration.ofDays(7);

  private final Shop shop;
  private final Customs customs;
  private final Dice dice;
  private final Names names;
  private final Diary diary;

  /** Creates a trip. {@link #happen} computes its events. */
  Trip(Shop shop, Customs customs, Dice dice, Names names, Diary diary) {
    this.shop = shop;
    this.customs = customs;
    this.dice = dice;
    this.names = names;
    this.diary = diary;
  }

  /** Writes all events of the trip into the diary. A refund is up to 7 days later. */
  void happen() {
    int views = dice.count(shop.views());
    for (int i = 0; i < views; i++) {
      step(shop.shelf(), What.plain(EventType.PRODUCT_VIEW), names.product());
    }
    if (dice.chance(shop.cart())) {
      step(shop.shelf(), What.plain(EventType.CART_ADD), names.same());
      if (dice.chance(shop.buy())) {
        buy();
      }
    }
  }

  private void buy() {
    String order = diary.nextOrder();
    double basket = dice.logNormal(shop.basketFen() * customs.basket(), shop.spread());
    long fen = Math.max(100, Math.round(basket / 10) * 10);
    step(shop.till(), What.order(EventType.PURCHASE, order, fen), names.same());
    if (dice.chance(shop.refund())) {
      long back = dice.chance(WHOLE_REFUND) ? fen : dice.between(1, fen);
      diary.pass(Duration.ofMillis(dice.between(REFUND_FROM.toMillis(), REFUND_TO.toMillis())));
      diary.write(
          shop.platform(), shop.till(), What.order(EventType.REFUND, order, back), names.same());
    }
  }

  private void step(String surface, What what, Entities entities) {
    diary.pass(Duration.ofMillis(2_000 + Math.round(dice.exponential(18_000))));
    diary.write(shop.platform(), surface, what, entities);
  }
}
