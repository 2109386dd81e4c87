package io.millrace.events.cell;

import io.millrace.events.EventType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stages of the funnel: how far a visitor came on the way to a purchase. */
public enum FunnelStage {
  /** The visitor has content or social events. */
  SEEN(1),
  PRODUCT_VIEW(2),
  CART_ADD(3),
  PURCHASE(4);

  private final int number;

  FunnelStage(int number) {
    this.number = number;
  }

  /** The number in stored data: from 1, never changed. */
  public int number() {
    return number;
  }

  /** The stage with this number. */
  public static Optional<FunnelStage> ofNumber(int number) {
    return Arrays.stream(values()).filter(stage -> stage.number == number).findFirst();
  }

  /** The name in sub-keys and answers, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stage of an event type; empty for refunds, tips, ad revenue and spend, which are not in the
   * funnel.
   */
  public static Optional<FunnelStage> of(EventType type) {
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW -> Optional.of(SEEN);
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> Optional.of(SEEN);
      case PRODUCT_VIEW -> Optional.of(PRODUCT_VIEW);
      case CART_ADD -> Optional.of(CART_ADD);
      case PURCHASE -> Optional.of(PURCHASE);
      case REFUND, TIP, AD_REVENUE, SPEND -> Optional.empty();
    };
  }
}
