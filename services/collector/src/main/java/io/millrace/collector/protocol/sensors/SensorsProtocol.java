package io.millrace.collector.protocol.sensors;

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
import io.millrace.collector.protocol.wire.Pixel;
import io.millrace.collector.protocol.wire.Refusals;
import io.millrace.collector.protocol.wire.RequestJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The data interface of Sensors Analytics: a form, or a query, with {@code data} or {@code
 * data_list}: base64 of JSON, which may be compressed with gzip.
 *
 * <p>Identity of an item: the hash of its {@code distinct_id}, {@code type}, {@code event}, {@code
 * time} and {@code _track_id}; without {@code _track_id}, of its content. The response is 200 even
 * when items were refused, because some clients repeat every other response for ever; its body then
 * says what was refused.
 */
public final class SensorsProtocol implements Protocol {
  private static final int OK = 200;

  @Override
  public String name() {
    return "sensors";
  }

  @Override
  public String mapping() {
    return "sensors";
  }

  /** Browsers replace {@code /sa} by {@code /sa.gif}. */
  @Override
  public List<ProtocolRoute> routes() {
    return List.of(
        ProtocolRoute.post("/sa"),
        ProtocolRoute.get("/sa"),
        ProtocolRoute.post("/sa.gif"),
        ProtocolRoute.get("/sa.gif"));
  }

  @Override
  public ParsedRequest parse(ProtocolRequest request) throws ProtocolException {
    Form form = Form.read(Bodies.text(request));
    JsonNode data = new RequestJson().read(unpacked(packed(form, request)), "the data");
    SensorsItems items = new SensorsItems(request.received());
    List<ParsedItem> parsed = new ArrayList<>();
    for (JsonNode item : RequestJson.items(data, "the data")) {
      parsed.add(items.read(item));
    }
    return new ParsedRequest(parsed);
  }

  @Override
  public ProtocolReply reply(ProtocolRequest request, BatchResult result) {
    if (request.method().equals("GET")) {
      return Pixel.reply();
    }
    return result.isClean()
        ? ProtocolReply.empty(OK)
        : ProtocolReply.json(OK, Refusals.with(Refusals.object(), result));
  }

  private static String packed(Form form, ProtocolRequest request) throws ProtocolException {
    for (String name : List.of("data_list", "data")) {
      Optional<String> value = form.field(name).or(() -> request.parameter(name));
      if (value.isPresent()) {
        return value.get();
      }
    }
    throw new ProtocolException("the request has neither data nor data_list");
  }

  /** The bytes themselves say whether they are compressed; some clients do not. */
  private static byte[] unpacked(String packed) throws ProtocolException {
    byte[] bytes = Packed.base64(packed, "the data");
    return Packed.isGzip(bytes) ? Packed.gunzip(bytes, "the data") : bytes;
  }
}
