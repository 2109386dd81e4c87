package io.millrace.events.cell;

import io.millrace.events.EventType;
import java.util.Locale;
import java.util.Optional;

/** The steps of the funnel: how far a visitor came on the way to a purchase. */
public enum Stage {
  /** Content or social events. */
  SEEN,
  PRODUCT_VIEW,
  CART_ADD,
  PURCHASE;

  /** The name in sub-keys and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where in the funnel an event of that type stands; refunds, tips and ads are not in it. */
  public static Optional<Stage> of(EventType type) {
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW -> Optional.of(SEEN);
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> Optional.of(SEEN);
      case PRODUCT_VIEW -> Optional.of(PRODUCT_VIEW);
      case CART_ADD -> Optional.of(CART_ADD);
      case PURCHASE -> Optional.of(PURCHASE);
      case REFUND, TIP, AD_REVENUE -> Optional.empty();
    };
  }
}
