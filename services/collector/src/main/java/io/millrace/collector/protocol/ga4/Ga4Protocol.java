package io.millrace.collector.protocol.ga4;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ParsedRequest;
import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.ProtocolRoute;
import io.millrace.collector.protocol.wire.Bodies;
import io.millrace.collector.protocol.wire.Refusals;
import io.millrace.collector.protocol.wire.RequestJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Measurement Protocol of Google Analytics 4.
 *
 * <p>Identity of an event: the hash of its content, of the visitor's ids and of its time as sent.
 * Two equal events of one request are two; two equal requests are one. The response is 204; 200
 * with the reasons when some events were refused; 400 when every event was refused.
 */
public final class Ga4Protocol implements Protocol {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int REFUSED = 400;

  @Override
  public String name() {
    return "ga4";
  }

  @Override
  public String mapping() {
    return "ga4";
  }

  @Override
  public List<ProtocolRoute> routes() {
    return List.of(ProtocolRoute.post("/mp/collect"));
  }

  @Override
  public ParsedRequest parse(ProtocolRequest request) throws ProtocolException {
    JsonNode body = new RequestJson().read(Bodies.bytes(request), "the body");
    if (!(body instanceof ObjectNode sent) || !sent.path("events").isArray()) {
      throw new ProtocolException("the body is not an object with an array of events");
    }
    Ga4Items items = new Ga4Items(sent, request.received());
    List<ParsedItem> parsed = new ArrayList<>();
    for (JsonNode event : sent.path("events")) {
      parsed.add(items.read(event));
    }
    return new ParsedRequest(parsed);
  }

  @Override
  public ProtocolReply reply(ProtocolRequest request, BatchResult result) {
    return result.isClean()
        ? ProtocolReply.empty(NO_CONTENT)
        : ProtocolReply.json(
            Refusals.isAll(result) ? REFUSED : OK, Refusals.with(Refusals.object(), result));
  }
}
