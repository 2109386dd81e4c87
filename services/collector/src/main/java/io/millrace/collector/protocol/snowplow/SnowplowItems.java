package io.millrace.collector.protocol.snowplow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.wire.IdentityReader;
import io.millrace.collector.protocol.wire.ItemTimes;
import io.millrace.collector.protocol.wire.MessageIds;
import io.millrace.collector.protocol.wire.Packed;
import io.millrace.collector.protocol.wire.RequestJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of one request. An item keeps the parameters under the names of the protocol. A
 * self-describing event and the contexts are added under the names that Snowplow itself gives them
 * in enriched events, for example {@code
 * contexts_com_snowplowanalytics_snowplow_ecommerce_product_1}, an array.
 */
final class SnowplowItems {
  /** What {@code e} says, and the name that Snowplow gives such an event. */
  private static final Map<String, String> NAMES =
      Map.of(
          "pv", "page_view",
          "pp", "page_ping",
          "se", "event",
          "tr", "transaction",
          "ti", "transaction_item");

  private static final String SELF_DESCRIBING = "ue";
  private static final String CAMPAIGN = "mkt_campaign";
  private static final String SESSION = "contexts_com_snowplowanalytics_snowplow_client_session_1";

  /** What a tracker writes anew when it sends an event again. */
  private static final Set<String> CHANGING = Set.of("stm");

  private final MessageIds ids = new MessageIds();
  private final Instant received;
  private final RequestJson json;

  SnowplowItems(Instant received, RequestJson json) {
    this.received = received;
    this.json = json;
  }

  /** Reads one event; too many JSON values in all events together refuse the request. */
  ParsedItem read(JsonNode item) {
    if (!(item instanceof ObjectNode event)) {
      return new ParsedItem.Malformed("an event is not a JSON object");
    }
    try {
      event.put("id", id(event)).put("at", time(event));
      event.put("event_name", addEvent(event));
      PageAddress.campaign(event.path("url").asString(""))
          .ifPresentOrElse(name -> event.put(CAMPAIGN, name), () -> event.remove(CAMPAIGN));
      addContexts(event);
      return new ParsedItem.Mappable(event, identities(event));
    } catch (ProtocolException e) {
      return new ParsedItem.Malformed(String.valueOf(e.getMessage()));
    }
  }

  /** Snowplow has no identity calls: an event has the user and the ids of the device. */
  private static SentIdentities identities(ObjectNode event) {
    String user = IdentityReader.id(event.path("uid"));
    return new IdentityReader()
        .link(user, IdentityReader.id(event.path("duid")))
        .link(user, IdentityReader.id(event.path(SESSION).path(0).path("userId")))
        .link(user, IdentityReader.id(event.path("nuid"), event.path("tnuid")))
        .of("event", event.path("at").asString(""));
  }

  private String id(ObjectNode event) {
    String own = event.path("eid").asString("");
    return own.isBlank() ? ids.ofContent(event, CHANGING) : MessageIds.ofOwn(own);
  }

  /** The tracker's true time, else the time of its device, else the time of receipt. */
  private String time(ObjectNode event) {
    return Stream.of("ttm", "dtm")
        .filter(event::hasNonNull)
        .findFirst()
        .map(name -> ItemTimes.ofNumber(event.get(name), ChronoUnit.MILLIS))
        .orElseGet(() -> ItemTimes.ofReceipt(received));
  }

  private String addEvent(ObjectNode event) throws ProtocolException {
    String type = event.path("e").asString("");
    if (!type.equals(SELF_DESCRIBING)) {
      return NAMES.getOrDefault(type, "");
    }
    JsonNode inner = embedded(event, "ue_px", "ue_pr").path("data");
    SchemaName schema = SchemaName.of(inner);
    event.set(schema.event(), inner.path("data"));
    return schema.name();
  }

  private void addContexts(ObjectNode event) throws ProtocolException {
    if (event.has("cx") || event.has("co")) {
      for (JsonNode context : embedded(event, "cx", "co").path("data")) {
        String name = SchemaName.of(context).context();
        contexts(event, name).add(context.path("data"));
      }
    }
  }

  private static ArrayNode contexts(ObjectNode event, String name) {
    return event.get(name) instanceof ArrayNode known ? known : event.putArray(name);
  }

  /** A JSON text within the event, in base64 or as it is. */
  private JsonNode embedded(ObjectNode event, String packed, String plain)
      throws ProtocolException {
    return event.has(packed)
        ? json.read(Packed.base64(event.get(packed).asString(""), packed), packed)
        : json.read(event.path(plain).asString("").getBytes(UTF_8), plain);
  }
}
