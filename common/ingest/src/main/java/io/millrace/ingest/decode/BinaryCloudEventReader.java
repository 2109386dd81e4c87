package io.millrace.ingest.decode;

import java.util.Map;
import tools.jackson.core.JsonParser;

/** Reads the data of a CloudEvent whose attributes came as headers of the request. */
final class BinaryCloudEventReader implements EventObjectReader {
  private final Map<String, String> attributes;

  BinaryCloudEventReader(Map<String, String> attributes) {
    this.attributes = attributes;
  }

  @Override
  public void read(JsonParser parser, ParsedEvent parsed) {
    for (CloudEventAttribute attribute : CloudEventAttribute.values()) {
      try {
        attribute(attribute, parsed);
      } catch (RejectedException e) {
        parsed.fault(e);
      }
    }
    try {
      CloudEventData.read(parser, parsed);
    } catch (RejectedException e) {
      parsed.fault(e);
    }
  }

  private void attribute(CloudEventAttribute attribute, ParsedEvent parsed)
      throws RejectedException {
    String name = attribute.attributeName();
    String text = attributes.get(name);
    if (text != null) {
      attribute.put(JsonTexts.checked(name, attribute.maxLength(), text), parsed);
    } else if (attribute == CloudEventAttribute.SPECVERSION
        || attribute == CloudEventAttribute.SOURCE) {
      throw CloudEventReader.notACloudEvent("the header ce-" + name + " is required");
    }
  }
}
