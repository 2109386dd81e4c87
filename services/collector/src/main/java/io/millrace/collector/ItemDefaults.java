package io.millrace.collector;

import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.collector.protocol.SentIdentities;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the clients of other products cannot say about themselves. Each item gets it as its field
 * {@value #FIELD}, which the mapping may use where the client says nothing. A query parameter of
 * the same name has precedence, so that each client may have an address of its own.
 */
final class ItemDefaults {
  private static final String FIELD = "collector";

  private final Optional<String> platform;
  private final Map<String, Optional<String>> settings;

  ItemDefaults(CollectorSettings settings) {
    this.platform = settings.platform();
    this.settings =
        Map.of(
            "platform", settings.platform(),
            "surface", settings.surface(),
            "currency", settings.currency());
  }

  /** The platform of items that do not name one. */
  Optional<String> platform(ProtocolRequest request) {
    return request.parameter("platform").or(() -> platform);
  }

  /** Adds the field to an item that is to be mapped. */
  ParsedItem addTo(ParsedItem item, ProtocolRequest request) {
    if (item instanceof ParsedItem.Mappable(ObjectNode json, SentIdentities _)) {
      ObjectNode values = json.putObject(FIELD);
      settings.forEach(
          (name, setting) ->
              request.parameter(name).or(() -> setting).ifPresent(text -> values.put(name, text)));
    }
    return item;
  }
}
