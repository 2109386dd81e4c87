package io.millrace.collector.protocol.snowplow;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ParsedRequest;
import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.ProtocolRoute;
import io.millrace.collector.protocol.wire.Bodies;
import io.millrace.collector.protocol.wire.Pixel;
import io.millrace.collector.protocol.wire.Refusals;
import io.millrace.collector.protocol.wire.RequestJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Version 2 of Snowplow's tracker protocol: {@code payload_data} by POST, or one event as a query.
 *
 * <p>Identity of an event: its {@code eid}; without one, its content. The response is 200; 400 when
 * every event was refused, and 422 instead of 413 and 415. Trackers do not repeat a request after
 * 400 and 422.
 */
public final class SnowplowProtocol implements Protocol {
  private static final int OK = 200;
  private static final int REFUSED = 400;
  private static final int UNPROCESSABLE = 422;

  @Override
  public String name() {
    return "snowplow";
  }

  @Override
  public String mapping() {
    return "snowplow-ecommerce";
  }

  @Override
  public List<ProtocolRoute> routes() {
    return List.of(
        ProtocolRoute.post("/com.snowplowanalytics.snowplow/tp2"), ProtocolRoute.get("/i"));
  }

  @Override
  public ParsedRequest parse(ProtocolRequest request) throws ProtocolException {
    RequestJson json = new RequestJson();
    SnowplowItems items = new SnowplowItems(request.received(), json);
    List<ParsedItem> parsed = new ArrayList<>();
    for (JsonNode item : events(request, json)) {
      parsed.add(items.read(item));
    }
    return new ParsedRequest(parsed);
  }

  /** A tracker repeats a request for ever after 413 and 415, and not after 422. */
  @Override
  public int refusal(int usual) {
    return usual == REFUSED ? REFUSED : UNPROCESSABLE;
  }

  @Override
  public ProtocolReply reply(ProtocolRequest request, BatchResult result) {
    if (request.method().equals("GET") && !Refusals.isAll(result)) {
      return Pixel.reply();
    }
    return result.isClean()
        ? ProtocolReply.text(OK, "ok")
        : ProtocolReply.json(
            Refusals.isAll(result) ? REFUSED : OK, Refusals.with(Refusals.object(), result));
  }

  private static List<JsonNode> events(ProtocolRequest request, RequestJson json)
      throws ProtocolException {
    if (request.method().equals("GET")) {
      return List.of(query(request));
    }
    JsonNode data = json.read(Bodies.bytes(request), "the body").path("data");
    return RequestJson.items(data, "data");
  }

  private static ObjectNode query(ProtocolRequest request) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    request
        .query()
        .keySet()
        .forEach(name -> request.parameter(name).ifPresent(value -> event.put(name, value)));
    return event;
  }
}
