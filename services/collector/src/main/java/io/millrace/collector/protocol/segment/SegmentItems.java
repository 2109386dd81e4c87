package io.millrace.collector.protocol.segment;

import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.wire.IdentityReader;
import io.millrace.collector.protocol.wire.ItemTimes;
import io.millrace.collector.protocol.wire.MessageIds;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the calls of one request. */
final class SegmentItems {
  private static final Set<String> MAPPABLE = Set.of("track", "page", "screen");
  private static final Set<String> IDENTITY = Set.of("identify", "group", "alias");

  /** What a client writes anew when it sends a call again. */
  private static final Set<String> CHANGING =
      Set.of("sentAt", "receivedAt", "writeKey", "_metadata");

  private final MessageIds ids = new MessageIds();
  private final Instant received;

  SegmentItems(Instant received) {
    this.received = received;
  }

  /**
   * Reads one call.
   *
   * @param type the type when the call does not say its own
   * @param context the context when the call does not have its own
   */
  ParsedItem read(JsonNode json, String type, JsonNode context) {
    if (!(json instanceof ObjectNode call)) {
      return new ParsedItem.Malformed("a call is not a JSON object");
    }
    String own = call.path("type").asString(type);
    if (IDENTITY.contains(own)) {
      return new ParsedItem.IdentityCall(own, identities(call, own, context));
    }
    if (!MAPPABLE.contains(own)) {
      return new ParsedItem.Malformed(
          "the type of a call is none of track, page, screen, identify, group, alias");
    }
    SentIdentities identities = identities(call, own, context);
    return new ParsedItem.Mappable(completed(call, own, context), identities);
  }

  private SentIdentities identities(ObjectNode call, String type, JsonNode context) {
    String user = IdentityReader.id(call.path("userId"));
    String anonymous = IdentityReader.id(call.path("anonymousId"));
    String visitor = user.isEmpty() ? anonymous : user;
    IdentityReader ids = new IdentityReader();
    switch (type) {
      case "identify" -> ids.linkOrSeen(user, anonymous);
      case "alias" -> ids.link(visitor, IdentityReader.id(call.path("previousId")));
      case "group" -> ids.group(visitor, IdentityReader.id(call.path("groupId")));
      default -> {}
    }
    return ids.link(user, anonymous)
        .of(
            type,
            time(call),
            call.path("properties").path("platform"),
            call.path("context").path("platform"),
            context.path("platform"));
  }

  private ObjectNode completed(ObjectNode call, String type, JsonNode context) {
    String id = id(call);
    if (!call.has("context") && context.isObject()) {
      call.set("context", context);
    }
    return call.put("type", type).put("id", id).put("at", time(call));
  }

  private String id(ObjectNode call) {
    String own = call.path("messageId").asString("");
    return own.isBlank() ? ids.ofContent(call, CHANGING) : MessageIds.ofOwn(own);
  }

  private String time(ObjectNode call) {
    return Stream.of("timestamp", "originalTimestamp")
        .map(name -> call.path(name).asString(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElseGet(() -> ItemTimes.ofReceipt(received));
  }
}
