package io.millrace.collector.protocol.posthog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ParsedRequest;
import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.ProtocolRoute;
import io.millrace.collector.protocol.wire.Bodies;
import io.millrace.collector.protocol.wire.Form;
import io.millrace.collector.protocol.wire.Packed;
import io.millrace.collector.protocol.wire.Refusals;
import io.millrace.collector.protocol.wire.RequestJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * PostHog's capture API: one event, an array of events, or {@code batch}; as JSON, compressed with
 * gzip, or as base64 in the field {@code data} of a form.
 *
 * <p>Identity of an event: its {@code uuid}, else {@code properties.$insert_id}, else its content.
 * The response is 200 with {@code {"status":1}}; 400 when every event was refused. Clients do not
 * repeat a request after 400.
 */
public final class PostHogProtocol implements Protocol {
  private static final int OK = 200;
  private static final int REFUSED = 400;
  private static final String FORM = "data=";

  @Override
  public String name() {
    return "posthog";
  }

  @Override
  public String mapping() {
    return "posthog";
  }

  @Override
  public List<ProtocolRoute> routes() {
    return Stream.of("/batch", "/capture", "/e", "/i/v0/e")
        .flatMap(path -> Stream.of(path, path + "/"))
        .map(ProtocolRoute::post)
        .toList();
  }

  @Override
  public ParsedRequest parse(ProtocolRequest request) throws ProtocolException {
    JsonNode body = new RequestJson().read(json(Bodies.bytes(request)), "the body");
    PostHogItems items = new PostHogItems(request.received());
    List<ParsedItem> parsed = new ArrayList<>();
    for (JsonNode item : RequestJson.items(body.has("batch") ? body.get("batch") : body, "batch")) {
      parsed.add(items.read(item));
    }
    return new ParsedRequest(parsed);
  }

  @Override
  public ProtocolReply reply(ProtocolRequest request, BatchResult result) {
    boolean success = !Refusals.isAll(result);
    return ProtocolReply.json(
        success ? OK : REFUSED,
        Refusals.with(Refusals.object().put("status", success ? 1 : 0), result));
  }

  /** Browsers say the packing in the query or not at all; the bytes themselves tell it. */
  private static byte[] json(byte[] body) throws ProtocolException {
    if (Packed.isGzip(body)) {
      return Packed.gunzip(body, "the body");
    }
    String start = new String(body, 0, Math.min(body.length, FORM.length()), ISO_8859_1);
    if (!start.equals(FORM)) {
      return body;
    }
    String data =
        Form.read(new String(body, ISO_8859_1))
            .field("data")
            .orElseThrow(() -> new ProtocolException("the form has no data"));
    return Packed.base64(data, "the data");
  }
}
