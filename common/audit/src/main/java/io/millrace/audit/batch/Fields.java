package io.millrace.audit.batch;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.Money;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads fields that only some event types have. */
final class Fields {
  private Fields() {}

  static Optional<String> order(Event event) {
    return switch (event) {
      case Event.Purchase purchase -> Optional.of(purchase.order());
      case Event.Refund refund -> Optional.of(refund.order());
      default -> Optional.empty();
    };
  }

  /** The line of a purchase; empty when there is none. */
  static String line(Event event) {
    return event instanceof Event.Purchase purchase ? purchase.line().orElse("") : "";
  }

  static Optional<Money> money(Event event) {
    return switch (event) {
      case Event.Purchase purchase -> purchase.amount();
      case Event.Refund refund -> Optional.of(refund.amount());
      case Event.Earning earning -> Optional.of(earning.amount());
      case Event.Spend spend -> Optional.of(spend.amount());
      default -> Optional.empty();
    };
  }

  static OptionalLong duration(Event event) {
    return switch (event) {
      case Event.Content content -> content.durationMs();
      case Event.Social social -> social.durationMs();
      default -> OptionalLong.empty();
    };
  }

  static boolean isTraffic(Event event) {
    return event.envelope().type().domain() != Domain.COMMERCE;
  }

  static boolean onSamePlatform(Event one, Event other) {
    return one.envelope().platform().equals(other.envelope().platform());
  }

  static boolean onSameSurface(Event one, Event other) {
    return onSamePlatform(one, other)
        && one.envelope().surface().equals(other.envelope().surface());
  }
}
