package io.millrace.events;

import java.util.Optional;
import java.util.OptionalLong;

/** Something a visitor did on a platform, checked by an ingest service and without a raw id. */
public sealed interface Event {

  /** What every event says. */
  Head head();

  /** Traffic from content. */
  record Content(Head head, OptionalLong durationMs) implements Event {
    public Content {
      require(head, Domain.CONTENT);
    }
  }

  /** Traffic from people dealing with each other. */
  record Social(Head head, OptionalLong durationMs) implements Event {
    public Social {
      require(head, Domain.SOCIAL);
    }
  }

  /** A step towards money that moves none: a product looked at, or put into a cart. */
  record Shopping(Head head) implements Event {
    public Shopping {
      require(head, EventType.PRODUCT_VIEW, EventType.CART_ADD);
    }
  }

  /**
   * An order placed. The first of an order counts; later ones move no money.
   *
   * @param amount the order's total; absent for an order whose value is not known
   */
  record Purchase(Head head, String order, Optional<Money> amount) implements Event {
    public Purchase {
      require(head, EventType.PURCHASE, EventType.PURCHASE);
    }
  }

  /** Money of a purchase taken back. */
  record Refund(Head head, String order, Money amount) implements Event {
    public Refund {
      require(head, EventType.REFUND, EventType.REFUND);
    }
  }

  /** Money earned where it happens, without an order: a tip or ad revenue. */
  record Earning(Head head, Money amount) implements Event {
    public Earning {
      require(head, EventType.TIP, EventType.AD_REVENUE);
    }
  }

  private static void require(Head head, Domain domain) {
    if (head.type().domain() != domain) {
      throw new IllegalArgumentException(head.type() + " is not of " + domain);
    }
  }

  private static void require(Head head, EventType one, EventType other) {
    if (head.type() != one && head.type() != other) {
      throw new IllegalArgumentException(head.type() + " is neither " + one + " nor " + other);
    }
  }
}
