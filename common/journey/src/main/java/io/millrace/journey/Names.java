package io.millrace.journey;

import io.millrace.events.Entities;
import io.millrace.events.EventEnvelope;
import io.millrace.events.loop.TouchNames;
import java.util.Optional;

/**
 * Whom and what an event or a touch names. A part that is not named is an empty text.
 *
 * @param creator who made the content
 * @param campaign what paid for the traffic
 * @param item the content or product
 * @param channel how the visitor came
 * @param region where the visitor is
 */
record Names(String creator, String campaign, String item, String channel, String region) {
  static final String NO_NAME = "";
  static final Names NONE = new Names(NO_NAME, NO_NAME, NO_NAME, NO_NAME, NO_NAME);

  /** All names of an event. */
  static Names of(EventEnvelope envelope, Interner interner) {
    Entities entities = envelope.entities();
    return of(
        text(entities.creator(), interner),
        text(entities.campaign(), interner),
        text(entities.item(), interner),
        text(envelope.channel(), interner),
        text(envelope.region(), interner));
  }

  /** The channel and region of an event whose entities earn nothing. */
  static Names withoutEntities(EventEnvelope envelope, Interner interner) {
    return of(
        NO_NAME,
        NO_NAME,
        NO_NAME,
        text(envelope.channel(), interner),
        text(envelope.region(), interner));
  }

  private static String text(Optional<String> name, Interner interner) {
    return name.map(interner::text).orElse(NO_NAME);
  }

  /** The names, and {@link #NONE} when all are empty, so that most events share one object. */
  static Names of(String creator, String campaign, String item, String channel, String region) {
    return creator.isEmpty()
            && campaign.isEmpty()
            && item.isEmpty()
            && channel.isEmpty()
            && region.isEmpty()
        ? NONE
        : new Names(creator, campaign, item, channel, region);
  }

  /** Whether all names are empty. */
  @SuppressWarnings("ReferenceEquality") // of() makes no other object without names
  boolean isNone() {
    return this == NONE;
  }

  /** The same names in an explanation. */
  TouchNames explained() {
    return isNone()
        ? TouchNames.NONE
        : new TouchNames(
            new Entities(some(creator), some(campaign), some(item)), some(channel), some(region));
  }

  private static Optional<String> some(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
