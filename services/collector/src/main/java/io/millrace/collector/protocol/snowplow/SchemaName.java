package io.millrace.collector.protocol.snowplow;

import io.millrace.collector.protocol.ProtocolException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The Iglu schema of self-describing data.
 *
 * @param vendor for example {@code com.snowplowanalytics.snowplow.ecommerce}
 * @param name for example {@code product}
 * @param model the first number of the version
 */
record SchemaName(String vendor, String name, String model) {
  private static final Pattern IGLU =
      Pattern.compile(
          "iglu:([A-Za-z0-9_.-]{1,128})/([A-Za-z0-9_-]{1,128})/[A-Za-z0-9_-]{1,32}/"
              + "([1-9][0-9]{0,3})-[0-9]{1,4}-[0-9]{1,4}");

  /** Reads the field {@code schema}. */
  static SchemaName of(JsonNode selfDescribing) throws ProtocolException {
    Matcher iglu = IGLU.matcher(selfDescribing.path("schema").asString(""));
    if (!iglu.matches()) {
      throw new ProtocolException("self-describing data does not name an Iglu schema");
    }
    return new SchemaName(iglu.group(1), iglu.group(2), iglu.group(3));
  }

  /** The name of the event's field in an enriched event. */
  String event() {
    return "unstruct_event_" + words();
  }

  /** The name of the context's field in an enriched event. */
  String context() {
    return "contexts_" + words();
  }

  private String words() {
    String snake = name.replaceAll("([^A-Z_])([A-Z])", "$1_$2");
    return (vendor + '_' + snake + '_' + model)
        .replace('.', '_')
        .replace('-', '_')
        .toLowerCase(Locale.ROOT);
  }
}
