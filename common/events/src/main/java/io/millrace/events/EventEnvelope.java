package io.millrace.events;

import java.util.Optional;

/**
 * The fields that all events share.
 *
 * @param id the sender's id of the event, unique per platform, type, source and visitor
 * @param source the {@code source} of a CloudEvent; empty for other events
 * @param key {@link EventKey#of} of platform, type, source and id
 * @param type the type of the event
 * @param platform the platform, an id of the catalog
 * @param surface the place inside the platform; {@code other} when the catalog does not list it
 * @param visitor the pseudonym of the visitor
 * @param at event time, milliseconds since 1970-01-01T00:00:00Z
 * @param version of the events with one key, the one with the highest version stays; 0 or greater
 * @param entities the creator, campaign and item that the event names
 * @param channel how the visitor came, as it is counted: a value of the catalog, or {@code other}
 * @param region where the visitor is, as it is counted: a value of the catalog, or {@code other}
 * @param properties a JSON object of scalars as text, kept with the event and never aggregated
 * @param sent channel and region exactly as the sender wrote them
 */
public record EventEnvelope(
    String id,
    Optional<String> source,
    EventKey key,
    EventType type,
    String platform,
    String surface,
    Visitor visitor,
    long at,
    int version,
    Entities entities,
    Optional<String> channel,
    Optional<String> region,
    Optional<String> properties,
    Sent sent) {

  public EventEnvelope {
    if (version < 0) {
      throw new IllegalArgumentException("negative version: " + version);
    }
  }

  /**
   * An envelope of the first version, without a source, in which the counted channel and region
   * equal those that were sent.
   */
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
        Optional.empty(),
        key,
        type,
        platform,
        surface,
        visitor,
        at,
        0,
        Entities.ofItem(item),
        channel,
        region,
        properties,
        new Sent(channel, region));
  }

  /** The same envelope with other entities. */
  public EventEnvelope withEntities(Entities others) {
    return new EventEnvelope(
        id,
        source,
        key,
        type,
        platform,
        surface,
        visitor,
        at,
        version,
        others,
        channel,
        region,
        properties,
        sent);
  }

  /** The same envelope with another version. */
  public EventEnvelope withVersion(int other) {
    return new EventEnvelope(
        id,
        source,
        key,
        type,
        platform,
        surface,
        visitor,
        at,
        other,
        entities,
        channel,
        region,
        properties,
        sent);
  }

  /**
   * The channel and region exactly as the sender wrote them. They are kept with the event and
   * change no number.
   *
   * @param channel the channel that was sent
   * @param region the region that was sent
   */
  public record Sent(Optional<String> channel, Optional<String> region) {}
}
