package io.millrace.ingest.decode;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.ingest.answer.Code;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a draft an event of one domain. */
public final class Contract {
  private static final Set<EventType> WITH_ORDER = EnumSet.of(EventType.PURCHASE, EventType.REFUND);
  private static final Set<EventType> WITH_AMOUNT =
      EnumSet.of(EventType.PURCHASE, EventType.REFUND, EventType.TIP, EventType.AD_REVENUE);

  private final Domain domain;
  private final Catalog catalog;
  private final Pseudonyms pseudonyms;
  private final TimeWindow times;

  /**
   * The contract of a domain's events.
   *
   * @param maxAge how old an event may be, zero for no limit
   */
  public Contract(
      Domain domain, Catalog catalog, Pseudonyms pseudonyms, Clock clock, Duration maxAge) {
    this.domain = domain;
    this.catalog = catalog;
    this.pseudonyms = pseudonyms;
    this.times = new TimeWindow(clock, maxAge);
  }

  /** The event, or the first rule that the draft breaks. */
  Event event(Draft draft) throws RejectedException {
    EventType type = type(draft.required(Field.TYPE));
    requireAllowed(draft, type);
    EventEnvelope envelope = head(draft, type);
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(envelope, draft.durationMs());
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL ->
          new Event.Social(envelope, draft.durationMs());
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(envelope);
      case PURCHASE -> new Event.Purchase(envelope, draft.required(Field.ORDER), draft.amount());
      case REFUND ->
          new Event.Refund(envelope, draft.required(Field.ORDER), draft.requiredAmount());
      case TIP, AD_REVENUE -> new Event.Earning(envelope, draft.requiredAmount());
    };
  }

  private EventType type(String name) throws RejectedException {
    EventType type =
        EventType.of(name)
            .orElseThrow(
                () ->
                    new RejectedException(
                        Code.UNKNOWN_TYPE,
                        "type %s is not one of %s".formatted(Quoted.of(name), types())));
    if (type.domain() != domain) {
      throw new RejectedException(
          Code.WRONG_DOMAIN,
          "type '%s' belongs to /v1/events/%s".formatted(type.id(), type.domain().id()));
    }
    return type;
  }

  private String types() {
    return EventType.in(domain).stream().map(EventType::id).collect(Collectors.joining(" "));
  }

  private static void requireAllowed(Draft draft, EventType type) throws RejectedException {
    for (Field field : draft.present()) {
      if (!isAllowed(field, type)) {
        throw new RejectedException(
            Code.FIELD_NOT_ALLOWED,
            "%s does not belong to '%s'".formatted(field.jsonName(), type.id()));
      }
    }
  }

  private static boolean isAllowed(Field field, EventType type) {
    return switch (field) {
      case DURATION_MS -> type.domain() != Domain.COMMERCE;
      case ORDER -> WITH_ORDER.contains(type);
      case AMOUNT -> WITH_AMOUNT.contains(type);
      case ID, TYPE, PLATFORM, SURFACE, VISITOR, AT, ITEM, CHANNEL, REGION, PROPERTIES -> true;
    };
  }

  private EventEnvelope head(Draft draft, EventType type) throws RejectedException {
    String id = draft.required(Field.ID);
    Platform platform = platform(draft.required(Field.PLATFORM));
    String surface = platform.counted(draft.required(Field.SURFACE));
    Visitor visitor = pseudonyms.of(draft.required(Field.VISITOR));
    return new EventEnvelope(
        id,
        EventKey.of(platform.id(), id),
        type,
        platform.id(),
        surface,
        visitor,
        times.read(draft.required(Field.AT)),
        draft.text(Field.ITEM),
        draft.text(Field.CHANNEL).map(catalog::countedChannel),
        draft.text(Field.REGION).map(catalog::countedRegion),
        draft.text(Field.PROPERTIES),
        new EventEnvelope.Sent(draft.text(Field.CHANNEL), draft.text(Field.REGION)));
  }

  private Platform platform(String id) throws RejectedException {
    return catalog
        .find(id)
        .orElseThrow(
            () -> new RejectedException(Code.UNKNOWN_PLATFORM, Neighbours.describe(id, catalog)));
  }
}
