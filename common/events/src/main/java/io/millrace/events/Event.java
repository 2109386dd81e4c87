package io.millrace.events;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event of a visitor on a platform. An ingest service has checked it and replaced the raw
 * visitor id by a pseudonym.
 */
public sealed interface Event {

  /** The fields that all events share. */
  EventEnvelope envelope();

  /** A content event. */
  record Content(EventEnvelope envelope, OptionalLong durationMs) implements Event {
    public Content {
      require(envelope, Domain.CONTENT);
    }
  }

  /** A social event: the visitor communicated with other people. */
  record Social(EventEnvelope envelope, OptionalLong durationMs) implements Event {
    public Social {
      require(envelope, Domain.SOCIAL);
    }
  }

  /** A commerce event that moves no money: the visitor viewed a product or put it into a cart. */
  record Shopping(EventEnvelope envelope) implements Event {
    public Shopping {
      require(envelope, EventType.PRODUCT_VIEW, EventType.CART_ADD);
    }
  }

  /**
   * A purchase: an order, or one line of an order. Of each line, the first purchase with an amount
   * counts; further purchases of the same line move no money.
   *
   * @param line the line of the order; absent when the sender has one purchase for the whole order
   * @param amount the value of the order or of the line; absent when it is unknown
   */
  record Purchase(
      EventEnvelope envelope, String order, Optional<String> line, Optional<Money> amount)
      implements Event {
    public Purchase {
      require(envelope, EventType.PURCHASE, EventType.PURCHASE);
    }

    /** A purchase without a line. */
    public Purchase(EventEnvelope envelope, String order, Optional<Money> amount) {
      this(envelope, order, Optional.empty(), amount);
    }
  }

  /** A refund: money of a purchase is paid back. */
  record Refund(EventEnvelope envelope, String order, Money amount) implements Event {
    public Refund {
      require(envelope, EventType.REFUND, EventType.REFUND);
    }
  }

  /** Money that is earned without an order: a tip or ad revenue. */
  record Earning(EventEnvelope envelope, Money amount) implements Event {
    public Earning {
      require(envelope, EventType.TIP, EventType.AD_REVENUE);
    }
  }

  /**
   * Money that was paid for traffic on a surface. No visitor causes it; {@link Visitor#ofSpend}
   * stands in for one.
   */
  record Spend(EventEnvelope envelope, Money amount) implements Event {
    public Spend {
      require(envelope, EventType.SPEND, EventType.SPEND);
    }
  }

  /**
   * An event that its sender has taken back. It counts for nothing. It stays remembered, so that an
   * older version of the same event does not count either.
   */
  record Deleted(EventEnvelope envelope) implements Event {}

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
