package io.millrace.collector.protocol.sensors;

import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.wire.IdentityReader;
import io.millrace.collector.protocol.wire.ItemTimes;
import io.millrace.collector.protocol.wire.MessageIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the records of one request. */
final class SensorsItems {
  /** Records of users and items, which are no events. */
  private static final Set<String> IDENTITY =
      Set.of(
          "track_signup",
          "track_id_bind",
          "track_id_unbind",
          "profile_set",
          "profile_set_once",
          "profile_increment",
          "profile_append",
          "profile_unset",
          "profile_delete",
          "item_set",
          "item_delete");

  private static final String LOGIN = "$identity_login_id";

  /** What a client writes anew when it sends a record again. */
  private static final Set<String> CHANGING = Set.of("_flush_time", "_nocache", "_hybrid_h5");

  private final MessageIds ids = new MessageIds();
  private final Instant received;

  SensorsItems(Instant received) {
    this.received = received;
  }

  ParsedItem read(JsonNode json) {
    if (!(json instanceof ObjectNode entry)) {
      return new ParsedItem.Malformed("a record is not a JSON object");
    }
    if (entry.has("payloads") || entry.has("payload")) {
      return new ParsedItem.Malformed("the record is encrypted; send it without encryption");
    }
    String type = entry.path("type").asString("");
    if (IDENTITY.contains(type)) {
      return new ParsedItem.IdentityCall(type, identities(entry, type));
    }
    if (!type.equals("track")) {
      return new ParsedItem.Malformed("the type of a record is none of those of Sensors Analytics");
    }
    SentIdentities identities = identities(entry, type);
    return new ParsedItem.Mappable(entry.put("id", id(entry)).put("at", time(entry)), identities);
  }

  /** Records of items name no visitor. */
  private SentIdentities identities(ObjectNode entry, String type) {
    String visitor = IdentityReader.id(entry.path("distinct_id"));
    IdentityReader ids = new IdentityReader();
    switch (type) {
      case "item_set", "item_delete" -> {
        return SentIdentities.NONE;
      }
      case "track_signup" -> ids.link(visitor, IdentityReader.id(entry.path("original_id")));
      case "track_id_unbind" ->
          entry.path("identities").forEachEntry((key, id) -> unlink(ids, visitor, key, id));
      case "track", "track_id_bind" -> {}
      default -> ids.seen(visitor);
    }
    if (!type.equals("track_id_unbind")) {
      linkAll(ids, visitor, entry);
    }
    return ids.of(type, time(entry), entry.path("properties").path("platform"));
  }

  /** A login id that is not of the usual kind is sent as {@code key+value} in other records. */
  private static void unlink(IdentityReader ids, String visitor, String key, JsonNode id) {
    String value = IdentityReader.id(id);
    ids.unlink(visitor, value);
    if (!value.isEmpty() && !key.equals(LOGIN)) {
      ids.unlink(visitor, key + '+' + value);
    }
  }

  /** A record of a client with several ids has all of them. */
  private static void linkAll(IdentityReader ids, String visitor, ObjectNode entry) {
    ids.link(visitor, IdentityReader.id(entry.path("anonymous_id")));
    ids.link(visitor, IdentityReader.id(entry.path("login_id")));
    entry.path("identities").forEach(id -> ids.link(visitor, IdentityReader.id(id)));
  }

  private String id(ObjectNode entry) {
    if (!entry.path("_track_id").isValueNode()) {
      return ids.ofContent(entry, CHANGING);
    }
    return MessageIds.ofParts(
        text(entry, "distinct_id"),
        text(entry, "type"),
        text(entry, "event"),
        text(entry, "time"),
        text(entry, "_track_id"));
  }

  private static String text(ObjectNode entry, String name) {
    return entry.path(name).asString("");
  }

  private String time(ObjectNode entry) {
    return entry.path("time").isValueNode()
        ? ItemTimes.ofNumber(entry.path("time"), ChronoUnit.MILLIS)
        : ItemTimes.ofReceipt(received);
  }
}
