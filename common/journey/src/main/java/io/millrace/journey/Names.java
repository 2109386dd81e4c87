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
  static Names of(EventEnvelope envelope) {
    Entities entities = envelope.entities();
    return of(
        entities.creator().orElse(NO_NAME),
        entities.campaign().orElse(NO_NAME),
        entities.item().orElse(NO_NAME),
        envelope.channel().orElse(NO_NAME),
        envelope.region().orElse(NO_NAME));
  }

  /** The channel and region of an event whose entities earn nothing. */
  static Names withoutEntities(EventEnvelope envelope) {
    return of(
        NO_NAME,
        NO_NAME,
        NO_NAME,
        envelope.channel().orElse(NO_NAME),
        envelope.region().orElse(NO_NAME));
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
