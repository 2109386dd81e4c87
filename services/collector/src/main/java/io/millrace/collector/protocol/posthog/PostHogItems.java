package io.millrace.collector.protocol.posthog;

import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.wire.IdentityReader;
import io.millrace.collector.protocol.wire.ItemTimes;
import io.millrace.collector.protocol.wire.MessageIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the events of one request. */
final class PostHogItems {
  private static final Set<String> IDENTITY =
      Set.of("$identify", "$set", "$groupidentify", "$create_alias", "$merge_dangerously");

  /** What a client writes anew when it sends an event again. */
  private static final Set<String> CHANGING = Set.of("sent_at", "offset", "api_key", "token");

  /** An event waits at most so long in a client. */
  private static final Duration MOST_OFFSET = Duration.ofDays(7);

  private final MessageIds ids = new MessageIds();
  private final Instant received;

  PostHogItems(Instant received) {
    this.received = received;
  }

  ParsedItem read(JsonNode json) {
    if (!(json instanceof ObjectNode event)) {
      return new ParsedItem.Malformed("an event is not a JSON object");
    }
    String name = event.path("event").asString("");
    if (name.isBlank()) {
      return new ParsedItem.Malformed("an event has no event name");
    }
    if (IDENTITY.contains(name)) {
      return new ParsedItem.IdentityCall(name, identities(event, name));
    }
    return new ParsedItem.Mappable(completed(event));
  }

  /** {@code $groupidentify} says something of a group and names no visitor. */
  private SentIdentities identities(ObjectNode event, String name) {
    JsonNode properties = event.path("properties");
    String visitor = visitor(event);
    IdentityReader ids = new IdentityReader();
    switch (name) {
      case "$identify" ->
          ids.linkOrSeen(visitor, IdentityReader.id(properties.path("$anon_distinct_id")));
      case "$set" -> ids.seen(visitor);
      case "$create_alias", "$merge_dangerously" ->
          ids.link(visitor, IdentityReader.id(properties.path("alias")));
      default -> {}
    }
    return ids.of(name, time(event), properties.path("platform"));
  }

  private ObjectNode completed(ObjectNode event) {
    return event.put("id", id(event)).put("at", time(event)).put("distinct_id", visitor(event));
  }

  private String id(ObjectNode event) {
    String own = first(event.path("uuid"), event.path("properties").path("$insert_id"));
    return own.isEmpty() ? ids.ofContent(event, CHANGING) : MessageIds.ofOwn(own);
  }

  /** Older clients put the visitor among the properties. */
  private static String visitor(ObjectNode event) {
    return first(
        event.path("distinct_id"),
        event.path("$distinct_id"),
        event.path("properties").path("distinct_id"));
  }

  private String time(ObjectNode event) {
    String own = first(event.path("timestamp"), event.path("properties").path("timestamp"));
    if (!own.isEmpty()) {
      return own;
    }
    JsonNode offset = event.path("offset");
    boolean usable =
        offset.isIntegralNumber()
            && offset.canConvertToLong()
            && offset.longValue() >= 0
            && offset.longValue() <= MOST_OFFSET.toMillis();
    return ItemTimes.ofReceipt(usable ? received.minusMillis(offset.longValue()) : received);
  }

  private static String first(JsonNode... values) {
    return Stream.of(values)
        .map(value -> value.asString("").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
