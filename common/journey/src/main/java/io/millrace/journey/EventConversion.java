package io.millrace.journey;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the events of journeys from those of the contract. */
final class EventConversion {
  private EventConversion() {}

  /** The fields of an event that take part in a journey. */
  static JourneyEvent of(Event event, Interner interner) {
    InternedSurface surface =
        interner.surface(event.envelope().platform(), event.envelope().surface());
    Names names = names(event.envelope(), interner);
    return switch (event) {
      case Event.Content content -> of(content.envelope(), surface, names, content.durationMs());
      case Event.Social social -> of(social.envelope(), surface, names, social.durationMs());
      case Event.Shopping shopping -> of(shopping.envelope(), surface, names, OptionalLong.empty());
      case Event.Purchase purchase ->
          of(
              purchase.envelope(),
              surface,
              names,
              purchase.order(),
              purchase.line().orElse(JourneyEvent.NO_TEXT),
              purchase.amount());
      case Event.Refund refund ->
          of(
              refund.envelope(),
              surface,
              names,
              refund.order(),
              JourneyEvent.NO_TEXT,
              Optional.of(refund.amount()));
      case Event.Earning earning ->
          of(
              earning.envelope(),
              surface,
              names,
              JourneyEvent.NO_TEXT,
              JourneyEvent.NO_TEXT,
              Optional.of(earning.amount()));
      case Event.Spend spend ->
          of(
              spend.envelope(),
              surface,
              names,
              JourneyEvent.NO_TEXT,
              JourneyEvent.NO_TEXT,
              Optional.of(spend.amount()));
      case Event.Deleted deleted -> deleted(deleted.envelope(), interner.nowhere());
    };
  }

  private static JourneyEvent deleted(EventEnvelope envelope, InternedSurface nowhere) {
    return new JourneyEvent(
        new Position(envelope.at(), JourneyEvent.rank(envelope.type()), envelope.key()),
        envelope.type(),
        nowhere,
        envelope.version(),
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_NUMBER,
        JourneyEvent.NO_NUMBER,
        Names.NONE);
  }

  private static JourneyEvent of(
      EventEnvelope envelope, InternedSurface surface, Names names, OptionalLong durationMs) {
    return of(
        envelope,
        surface,
        names,
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_TEXT,
        JourneyEvent.NO_NUMBER,
        durationMs.orElse(JourneyEvent.NO_NUMBER));
  }

  private static JourneyEvent of(
      EventEnvelope envelope,
      InternedSurface surface,
      Names names,
      String order,
      String line,
      Optional<Money> money) {
    String currency = money.map(Money::currency).orElse(JourneyEvent.NO_TEXT);
    long amount = money.map(Money::minor).orElse(JourneyEvent.NO_NUMBER);
    return of(envelope, surface, names, order, line, currency, amount, JourneyEvent.NO_NUMBER);
  }

  private static JourneyEvent of(
      EventEnvelope envelope,
      InternedSurface surface,
      Names names,
      String order,
      String line,
      String currency,
      long amount,
      long durationMs) {
    return new JourneyEvent(
        new Position(envelope.at(), JourneyEvent.rank(envelope.type()), envelope.key()),
        envelope.type(),
        surface,
        envelope.version(),
        order.isEmpty() ? JourneyEvent.NO_TEXT : envelope.id(),
        order,
        line,
        currency,
        amount,
        durationMs,
        names);
  }

  private static Names names(EventEnvelope envelope, Interner interner) {
    return earns(envelope.type())
        ? Names.of(envelope, interner)
        : Names.withoutEntities(envelope, interner);
  }

  /** Whether the creator, campaign and item of an event of this type can earn credit, or cost. */
  private static boolean earns(EventType type) {
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW -> true;
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> true;
      case TIP, AD_REVENUE, SPEND -> true;
      case PRODUCT_VIEW, CART_ADD, PURCHASE, REFUND -> false;
    };
  }
}
