package io.millrace.ingest.decode;

import io.millrace.events.Domain;
import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.ingest.answer.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a parsed event against the rules of its domain, and makes an {@link Event} of it. It
 * replaces the raw visitor id with a pseudonym. Spend has no visitor, so its event key stands in
 * for one. Safe for several threads.
 */
public final class EventValidator {
  private static final Set<EventType> WITH_ORDER = EnumSet.of(EventType.PURCHASE, EventType.REFUND);
  private static final Set<EventType> WITH_AMOUNT =
      EnumSet.of(
          EventType.PURCHASE,
          EventType.REFUND,
          EventType.TIP,
          EventType.AD_REVENUE,
          EventType.SPEND);

  private final Set<Domain> domains;
  private final Catalog catalog;
  private final Pseudonyms pseudonyms;
  private final TimeWindow times;

  /**
   * Creates a validator for the events of the domains.
   *
   * @param domains at least one; events of other domains are refused with {@code wrong_domain}
   * @param maxAge how old an event may be; zero means no limit other than {@code earliest}
   * @param earliest the earliest time of an event
   */
  public EventValidator(
      Set<Domain> domains,
      Catalog catalog,
      Pseudonyms pseudonyms,
      Clock clock,
      Duration maxAge,
      Instant earliest) {
    this.domains = Set.copyOf(domains);
    this.catalog = catalog;
    this.pseudonyms = pseudonyms;
    this.times = new TimeWindow(clock, maxAge, earliest);
  }

  /**
   * Makes the event.
   *
   * @throws RejectedException for the first rule that the parsed event breaks
   */
  Event event(ParsedEvent parsed) throws RejectedException {
    EventType type = type(parsed.required(EventField.TYPE));
    requireAllowed(parsed, type);
    EventEnvelope envelope = envelope(parsed, type);
    return parsed.isDeleted() ? new Event.Deleted(envelope) : event(parsed, envelope);
  }

  private static Event event(ParsedEvent parsed, EventEnvelope envelope) throws RejectedException {
    return switch (envelope.type()) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(envelope, parsed.durationMs());
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL ->
          new Event.Social(envelope, parsed.durationMs());
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(envelope);
      case PURCHASE ->
          new Event.Purchase(
              envelope,
              parsed.required(EventField.ORDER),
              parsed.text(EventField.LINE),
              parsed.amount());
      case REFUND ->
          new Event.Refund(envelope, parsed.required(EventField.ORDER), parsed.requiredAmount());
      case TIP, AD_REVENUE -> new Event.Earning(envelope, parsed.requiredAmount());
      case SPEND -> new Event.Spend(envelope, parsed.requiredAmount());
    };
  }

  private EventType type(String name) throws RejectedException {
    EventType type =
        EventType.of(name)
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.UNKNOWN_TYPE,
                        "type %s is not one of %s".formatted(Quoted.of(name), types())));
    if (!domains.contains(type.domain())) {
      throw new RejectedException(
          ProblemCode.WRONG_DOMAIN,
          "type '%s' belongs to /v1/events/%s".formatted(type.id(), type.domain().id()));
    }
    return type;
  }

  private String types() {
    return Stream.of(Domain.values())
        .filter(domains::contains)
        .flatMap(domain -> EventType.in(domain).stream())
        .map(EventType::id)
        .collect(Collectors.joining(" "));
  }

  private static void requireAllowed(ParsedEvent parsed, EventType type) throws RejectedException {
    for (EventField field : parsed.present()) {
      if (!isAllowed(field, type)) {
        throw new RejectedException(
            ProblemCode.FIELD_NOT_ALLOWED,
            "%s does not belong to '%s'".formatted(field.jsonName(), type.id()));
      }
    }
  }

  private static boolean isAllowed(EventField field, EventType type) {
    return switch (field) {
      case DURATION_MS -> type.domain() != Domain.COMMERCE;
      case ORDER -> WITH_ORDER.contains(type);
      case LINE -> type == EventType.PURCHASE;
      case AMOUNT -> WITH_AMOUNT.contains(type);
      case VISITOR, CHANNEL, REGION -> type != EventType.SPEND;
      case ID, VERSION, DELETED, TYPE, PLATFORM, SURFACE, AT, CREATOR, CAMPAIGN, ITEM, PROPERTIES ->
          true;
    };
  }

  private EventEnvelope envelope(ParsedEvent parsed, EventType type) throws RejectedException {
    String id = parsed.required(EventField.ID);
    Platform platform = platform(parsed.required(EventField.PLATFORM));
    String surface = platform.counted(parsed.required(EventField.SURFACE));
    EventKey key = EventKey.of(platform.id(), type, parsed.source(), id);
    return new EventEnvelope(
        id,
        parsed.source(),
        key,
        type,
        platform.id(),
        surface,
        visitor(parsed, type, key),
        times.read(parsed.required(EventField.AT)),
        parsed.version(),
        new Entities(
            parsed.text(EventField.CREATOR),
            parsed.text(EventField.CAMPAIGN),
            parsed.text(EventField.ITEM)),
        parsed.text(EventField.CHANNEL).map(catalog::countedChannel),
        parsed.text(EventField.REGION).map(catalog::countedRegion),
        parsed.text(EventField.PROPERTIES),
        new EventEnvelope.Sent(parsed.text(EventField.CHANNEL), parsed.text(EventField.REGION)));
  }

  private Visitor visitor(ParsedEvent parsed, EventType type, EventKey key)
      throws RejectedException {
    if (type == EventType.SPEND) {
      return Visitor.ofSpend(key);
    }
    String raw = parsed.required(EventField.VISITOR);
    Nobodies.refuse(raw);
    return pseudonyms.of(raw);
  }

  private Platform platform(String id) throws RejectedException {
    return catalog
        .find(id)
        .orElseThrow(
            () ->
                new RejectedException(
                    ProblemCode.UNKNOWN_PLATFORM, PlatformSuggestions.describe(id, catalog)));
  }
}
