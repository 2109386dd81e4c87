package io.millrace.collector;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ParsedRequest;
import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.ProtocolRoute;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.wire.IdentityReader;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * A protocol of the tests: a JSON array of items, which are texts for identity calls, numbers for
 * malformed items, and objects. Its reply has the class name of each outcome.
 */
final class ListProtocol implements Protocol {

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String mapping() {
    return "the tests give a file";
  }

  @Override
  public List<ProtocolRoute> routes() {
    return List.of(ProtocolRoute.post("/list"), ProtocolRoute.get("/list"));
  }

  @Override
  public ParsedRequest parse(ProtocolRequest request) throws ProtocolException {
    try {
      JsonNode all = JsonMapper.shared().readTree(request.parameter("d").orElse(request.text()));
      if (!all.isArray()) {
        throw new ProtocolException("not a list");
      }
      return new ParsedRequest(all.valueStream().map(ListProtocol::item).toList());
    } catch (JacksonException _) {
      throw new ProtocolException("not JSON");
    }
  }

  private static ParsedItem item(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> identityCall(json.asString());
      case NUMBER -> new ParsedItem.Malformed("a number is no item");
      default -> new ParsedItem.Mappable(json, identities(json));
    };
  }

  private static SentIdentities identities(JsonNode json) {
    return new IdentityReader()
        .link(IdentityReader.id(json.path("user")), IdentityReader.id(json.path("browser")))
        .of("event", json.path("at").asString(""));
  }

  /** For example {@code identify user anonymous}. */
  private static ParsedItem identityCall(String text) {
    String[] words = text.split(" ", -1);
    IdentityReader ids = new IdentityReader();
    if (words.length > 2) {
      ids.linkOrSeen(words[1], words[2]);
    }
    return new ParsedItem.IdentityCall(
        words[0], ids.of(words[0], "2026-11-20T08:00:00Z", StringNode.valueOf("douyin")));
  }

  @Override
  public int refusal(int usual) {
    return usual == 413 ? 422 : usual;
  }

  @Override
  public ProtocolReply reply(ProtocolRequest request, BatchResult result) {
    return ProtocolReply.text(
        result.isClean() ? 200 : 209,
        String.join(
            " ",
            result.outcomes().stream()
                .map(outcome -> outcome.getClass().getSimpleName())
                .toList()));
  }
}
