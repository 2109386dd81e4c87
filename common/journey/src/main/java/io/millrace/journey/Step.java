package io.millrace.journey;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Head;
import io.millrace.events.Money;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One event of a journey: the fields that take part in a number. An absent text is empty and an
 * absent number is -1, so that absent sorts first.
 *
 * @param position when it happened, and which event it is
 * @param type what happened
 * @param platform where
 * @param surface the place inside the platform
 * @param order the order's number, on purchases and refunds
 * @param currency of the amount
 * @param amount in minor units
 * @param durationMs how long content or social took
 * @param channel how the visitor came
 * @param region where the visitor is
 */
record Step(
    Position position,
    EventType type,
    String platform,
    String surface,
    String order,
    String currency,
    long amount,
    long durationMs,
    String channel,
    String region)
    implements Comparable<Step> {

  static final String NO_TEXT = "";
  static final long NO_NUMBER = -1;

  /**
   * Decides which of two events with one id stays: the smaller. Texts compare by UTF-8 bytes; all
   * but {@code order} are ASCII by contract, where Java's own order is the same.
   */
  static final Comparator<Step> BY_CONTENT =
      Comparator.comparingLong(Step::at)
          .thenComparing(step -> step.type.domain().id())
          .thenComparing(step -> step.type.id())
          .thenComparing(Step::surface)
          .thenComparing(Step::order, Utf8Order.INSTANCE)
          .thenComparing(Step::currency)
          .thenComparingLong(Step::amount)
          .thenComparingLong(Step::durationMs)
          .thenComparing(Step::channel)
          .thenComparing(Step::region);

  static Step of(Event event) {
    return switch (event) {
      case Event.Content content -> of(content.head(), content.durationMs());
      case Event.Social social -> of(social.head(), social.durationMs());
      case Event.Shopping shopping -> of(shopping.head(), OptionalLong.empty());
      case Event.Purchase purchase -> of(purchase.head(), purchase.order(), purchase.amount());
      case Event.Refund refund -> of(refund.head(), refund.order(), Optional.of(refund.amount()));
      case Event.Earning earning -> of(earning.head(), NO_TEXT, Optional.of(earning.amount()));
    };
  }

  private static Step of(Head head, OptionalLong durationMs) {
    return of(head, NO_TEXT, NO_TEXT, NO_NUMBER, durationMs.orElse(NO_NUMBER));
  }

  private static Step of(Head head, String order, Optional<Money> money) {
    String currency = money.map(Money::currency).orElse(NO_TEXT);
    long amount = money.map(Money::minor).orElse(NO_NUMBER);
    return of(head, order, currency, amount, NO_NUMBER);
  }

  private static Step of(Head head, String order, String currency, long amount, long durationMs) {
    return new Step(
        new Position(head.at(), rank(head.type()), head.key()),
        head.type(),
        head.platform(),
        head.surface(),
        order,
        currency,
        amount,
        durationMs,
        head.channel().orElse(NO_TEXT),
        head.region().orElse(NO_TEXT));
  }

  /** What comes first at equal times. */
  static int rank(EventType type) {
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW -> 0;
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> 0;
      case PRODUCT_VIEW, CART_ADD -> 1;
      case PURCHASE, TIP, AD_REVENUE -> 2;
      case REFUND -> 3;
    };
  }

  long at() {
    return position.at();
  }

  /** Content or social: it can be part of a touch. */
  boolean isTraffic() {
    return type.domain() != Domain.COMMERCE;
  }

  boolean isPurchase() {
    return type == EventType.PURCHASE;
  }

  boolean isRefund() {
    return type == EventType.REFUND;
  }

  /** A purchase or refund of the same order as the other. */
  boolean sharesOrder(Step other) {
    return !order.isEmpty() && order.equals(other.order) && platform.equals(other.platform);
  }

  boolean hasAmount() {
    return amount != NO_NUMBER;
  }

  @Override
  public int compareTo(Step other) {
    return position.compareTo(other.position);
  }
}
