package io.millrace.collector.protocol.ga4;

import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.wire.IdentityReader;
import io.millrace.collector.protocol.wire.ItemTimes;
import io.millrace.collector.protocol.wire.MessageIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the events of one request. Each gets the ids, time and properties of the request. */
final class Ga4Items {
  private static final List<String> OF_REQUEST =
      List.of("client_id", "app_instance_id", "user_id", "timestamp_micros", "user_properties");

  private final MessageIds ids = new MessageIds();
  private final ObjectNode request;
  private final Instant received;

  Ga4Items(ObjectNode request, Instant received) {
    this.request = request;
    this.received = received;
  }

  ParsedItem read(JsonNode json) {
    if (!(json instanceof ObjectNode item) || item.path("name").asString("").isBlank()) {
      return new ParsedItem.Malformed("an event is not an object with a name");
    }
    OF_REQUEST.stream()
        .filter(name -> request.hasNonNull(name) && !item.hasNonNull(name))
        .forEach(name -> item.set(name, request.get(name)));
    String id = ids.ofContent(item, Set.of());
    String at = time(item);
    return new ParsedItem.Mappable(item.put("id", id).put("at", at), identities(item, at));
  }

  private static SentIdentities identities(ObjectNode item, String at) {
    String user = IdentityReader.id(item.path("user_id"));
    return new IdentityReader()
        .link(user, IdentityReader.id(item.path("client_id"), item.path("app_instance_id")))
        .of(
            "event",
            at,
            item.path("params").path("platform"),
            item.path("user_properties").path("platform").path("value"));
  }

  private String time(ObjectNode item) {
    return item.hasNonNull("timestamp_micros")
        ? ItemTimes.ofNumber(item.get("timestamp_micros"), ChronoUnit.MICROS)
        : ItemTimes.ofReceipt(received);
  }
}
