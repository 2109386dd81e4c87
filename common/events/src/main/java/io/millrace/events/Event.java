package io.millrace.events;

import java.util.Optional;
import java.util.OptionalLong;

/** Something a visitor did on a platform, checked by an ingest service and without a raw id. */
public sealed interface Event {

  /** What every event says. */
  EventEnvelope envelope();

  /** Traffic from content. */
  record Content(EventEnvelope envelope, OptionalLong durationMs) implements Event {
    public Content {
      require(envelope, Domain.CONTENT);
    }
  }

  /** Traffic from people dealing with each other. */
  record Social(EventEnvelope envelope, OptionalLong durationMs) implements Event {
    public Social {
      require(envelope, Domain.SOCIAL);
    }
  }

  /** A step towards money that moves none: a product looked at, or put into a cart. */
  record Shopping(EventEnvelope envelope) implements Event {
    public Shopping {
      require(envelope, EventType.PRODUCT_VIEW, EventType.CART_ADD);
    }
  }

  /**
   * An order placed. The first of an order counts; later ones move no money.
   *
   * @param amount the order's total; absent for an order whose value is not known
   */
  record Purchase(EventEnvelope envelope, String order, Optional<Money> amount) implements Event {
    public Purchase {
      require(envelope, EventType.PURCHASE, EventType.PURCHASE);
    }
  }

  /** Money of a purchase taken back. */
  record Refund(EventEnvelope envelope, String order, Money amount) implements Event {
    public Refund {
      require(envelope, EventType.REFUND, EventType.REFUND);
    }
  }

  /** Money earned where it happens, without an order: a tip or ad revenue. */
  record Earning(EventEnvelope envelope, Money amount) implements Event {
    public Earning {
      require(envelope, EventType.TIP, EventType.AD_REVENUE);
    }
  }

  private static void require(EventEnvelope envelope, Domain domain) {
    if (envelope.type().domain() != domain) {
      throw new IllegalArgumentException(envelope.type() + " is not of " + domain);
    }
  }

  private static void require(EventEnvelope envelope, EventType one, EventType other) {
    if (envelope.type() != one && envelope.type() != other) {
      throw new IllegalArgumentException(envelope.type() + " is neither " + one + " nor " + other);
    }
  }
}
