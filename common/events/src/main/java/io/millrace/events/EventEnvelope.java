package io.millrace.events;

import java.util.Optional;

/**
 * What every event says.
 *
 * @param id the sender's name for the event, unique per platform and visitor
 * @param key {@link EventKey#of} of platform and id
 * @param type what happened
 * @param platform where, an id of the catalog
 * @param surface the place inside the platform; {@code other} when the catalog does not list it
 * @param visitor who, as a pseudonym
 * @param at event time, milliseconds since 1970-01-01T00:00:00Z
 * @param item content or product id, kept with the event
 * @param channel how the visitor came, as it is counted: a value of the catalog, or {@code other}
 * @param region where the visitor is, as it is counted: a value of the catalog, or {@code other}
 * @param properties a JSON object of scalars as text, kept, never aggregated
 * @param sent channel and region in the words of the sender
 */
public record EventEnvelope(
    String id,
    EventKey key,
    EventType type,
    String platform,
    String surface,
    Visitor visitor,
    long at,
    Optional<String> item,
    Optional<String> channel,
    Optional<String> region,
    Optional<String> properties,
    Sent sent) {

  /** Whose channel and region were sent as they are counted. */
  public EventEnvelope(
      String id,
      EventKey key,
      EventType type,
      String platform,
      String surface,
      Visitor visitor,
      long at,
      Optional<String> item,
      Optional<String> channel,
      Optional<String> region,
      Optional<String> properties) {
    this(
        id,
        key,
        type,
        platform,
        surface,
        visitor,
        at,
        item,
        channel,
        region,
        properties,
        new Sent(channel, region));
  }

  /**
   * What came from the sender; kept with the event, takes part in no number.
   *
   * @param channel as it was sent
   * @param region as it was sent
   */
  public record Sent(Optional<String> channel, Optional<String> region) {}
}
