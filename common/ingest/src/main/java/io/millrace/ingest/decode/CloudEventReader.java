package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads structured CloudEvents 1.0. The envelope holds id, source, type and time. {@code data}, or
 * {@code data_base64}, holds all other fields. Other attributes of the envelope are ignored, except
 * for {@code deleted}: an event must not count because its deletion is at a wrong place.
 */
final class CloudEventReader implements EventObjectReader {
  private static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";

  @Override
  public void read(JsonParser parser, ParsedEvent parsed) {
    Envelope envelope = new Envelope(parsed);
    JsonEntries.read(parser, parsed::fault, envelope::entry);
    envelope.check();
  }

  private static final class Envelope {
    private final ParsedEvent parsed;
    private final Set<String> seen = new HashSet<>();
    private final Set<CloudEventAttribute> present = EnumSet.noneOf(CloudEventAttribute.class);
    private boolean hasData;

    Envelope(ParsedEvent parsed) {
      this.parsed = parsed;
    }

    void entry(String name, JsonParser parser) throws RejectedException {
      Optional<CloudEventAttribute> attribute = CloudEventAttribute.of(name);
      boolean data = name.equals(DATA) || name.equals(DATA_BASE64);
      if (attribute.isPresent() || data) {
        requireOnce(name);
      }
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        return;
      }
      if (attribute.isPresent()) {
        attribute(attribute.get(), parser);
      } else if (data) {
        data(name, parser);
      } else if (name.equals(EventField.DELETED.jsonName())) {
        throw new RejectedException(
            ProblemCode.FIELD_NOT_ALLOWED, "deleted belongs to data, not to the envelope");
      }
    }

    void check() {
      if (!present.contains(CloudEventAttribute.SPECVERSION)) {
        parsed.fault(notACloudEvent("specversion is required"));
      }
      if (!present.contains(CloudEventAttribute.SOURCE)) {
        parsed.fault(notACloudEvent("source is required"));
      }
      if (!hasData) {
        parsed.fault(notACloudEvent("data or data_base64 is required"));
      }
    }

    private void requireOnce(String name) throws RejectedException {
      if (!seen.add(name)) {
        throw new RejectedException(ProblemCode.DUPLICATE_FIELD, name + " appears twice");
      }
    }

    private void attribute(CloudEventAttribute attribute, JsonParser parser)
        throws RejectedException {
      present.add(attribute);
      String text = JsonTexts.read(attribute.attributeName(), attribute.maxLength(), parser);
      attribute.put(text, parsed);
    }

    private void data(String name, JsonParser parser) throws RejectedException {
      if (hasData) {
        throw notACloudEvent("an event has either data or data_base64, not both");
      }
      hasData = true;
      if (name.equals(DATA)) {
        CloudEventData.read(parser, parsed);
      } else {
        CloudEventData.readBase64(parser, parsed);
      }
    }
  }

  static RejectedException notACloudEvent(String detail) {
    return new RejectedException(ProblemCode.NOT_A_CLOUD_EVENT, detail);
  }
}
