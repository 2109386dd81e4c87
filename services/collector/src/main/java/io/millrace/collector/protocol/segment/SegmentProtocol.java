package io.millrace.collector.protocol.segment;

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
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Segment's HTTP API, version 1, which the clients of RudderStack speak as well. The body is JSON,
 * whatever content type the client declares.
 *
 * <p>Identity of an item: its {@code messageId}; without one, its content. The response is 200 with
 * {@code {"success":true}}; 400 when every item was refused. Clients do not repeat a request after
 * 400.
 */
public final class SegmentProtocol implements Protocol {
  private static final int OK = 200;
  private static final int REFUSED = 400;

  /** The last part of a path, and the type that its items have when they do not say one. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("track", "track"),
          Map.entry("page", "page"),
          Map.entry("screen", "screen"),
          Map.entry("identify", "identify"),
          Map.entry("group", "group"),
          Map.entry("alias", "alias"),
          Map.entry("t", "track"),
          Map.entry("p", "page"),
          Map.entry("s", "screen"),
          Map.entry("i", "identify"),
          Map.entry("g", "group"),
          Map.entry("a", "alias"));

  @Override
  public String name() {
    return "segment";
  }

  @Override
  public String mapping() {
    return "segment-ecommerce";
  }

  /** The paths of the API, and the short ones of the browser library. */
  @Override
  public List<ProtocolRoute> routes() {
    return Stream.concat(Stream.of("batch", "b", "import"), TYPES.keySet().stream().sorted())
        .map(name -> ProtocolRoute.post("/v1/" + name))
        .toList();
  }

  @Override
  public ParsedRequest parse(ProtocolRequest request) throws ProtocolException {
    JsonNode body = new RequestJson().read(Bodies.bytes(request), "the body");
    SegmentItems items = new SegmentItems(request.received());
    List<ParsedItem> parsed = new ArrayList<>();
    if (body.has("batch")) {
      for (JsonNode item : RequestJson.items(body.get("batch"), "batch")) {
        parsed.add(items.read(item, "", body.path("context")));
      }
    } else {
      for (JsonNode item : RequestJson.items(body, "the body")) {
        parsed.add(items.read(item, type(request.path()), body.path("context")));
      }
    }
    return new ParsedRequest(parsed);
  }

  @Override
  public ProtocolReply reply(ProtocolRequest request, BatchResult result) {
    boolean success = !Refusals.isAll(result);
    return ProtocolReply.json(
        success ? OK : REFUSED, Refusals.with(Refusals.object().put("success", success), result));
  }

  private static String type(String path) {
    return TYPES.getOrDefault(path.substring(path.lastIndexOf('/') + 1), "");
  }
}
