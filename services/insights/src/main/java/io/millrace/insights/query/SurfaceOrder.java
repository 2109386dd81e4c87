package io.millrace.insights.query;

import io.millrace.insights.query.SurfacesAnswer.Surface;
import io.millrace.insights.row.Earned;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a list of surfaces is sorted: by name, or by a figure, the greatest first. */
public enum SurfaceOrder {
  /** By platform and surface. */
  NAME,
  /** Money earned. */
  CREDIT,
  /** What refunds took from the money earned. */
  REFUNDED,
  SPEND,
  ROAS,
  /** Orders earned. */
  ORDERS,
  EVENTS,
  ATTENTION;

  private static final int RATE_DECIMALS = 6;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Returns the name in queries and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the order of that name. */
  public static Optional<SurfaceOrder> of(String id) {
    return Arrays.stream(values()).filter(order -> order.id().equals(id)).findFirst();
  }

  /** Returns whether it compares amounts, which is possible in one currency only. */
  public boolean isMoney() {
    return this == CREDIT || this == REFUNDED || this == SPEND || this == ROAS;
  }

  /**
   * Returns a text of 20 digits that sorts the greatest figure first; the same text for all
   * surfaces when they are sorted by name.
   */
  String key(Surface surface) {
    String digits = Long.toUnsignedString(Long.MAX_VALUE - figure(surface));
    return "0".repeat(20 - digits.length()) + digits;
  }

  private long figure(Surface surface) {
    Optional<Earned> earned = surface.credit().stream().findFirst();
    return switch (this) {
      case NAME -> 0;
      case CREDIT -> earned.map(line -> Long.parseLong(line.amount())).orElse(0L);
      case REFUNDED -> earned.map(line -> Long.parseLong(line.refunded())).orElse(0L);
      case SPEND -> earned.map(line -> Long.parseLong(line.spend())).orElse(0L);
      case ROAS -> earned.flatMap(Earned::roas).map(SurfaceOrder::micros).orElse(Long.MIN_VALUE);
      case ORDERS -> surface.microOrders();
      case EVENTS -> surface.events();
      case ATTENTION -> surface.attentionMs();
    };
  }

  private static long micros(BigDecimal rate) {
    return rate.movePointRight(RATE_DECIMALS).max(LEAST).min(MOST).longValue();
  }
}
