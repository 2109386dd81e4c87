package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Short forms for tests. */
final class Samples {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Samples() {}

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  static List<ObjectNode> events(MappedItem item) {
    assertThat(item).isInstanceOf(MappedItem.Events.class);
    return ((MappedItem.Events) item).events();
  }

  static ObjectNode event(MappedItem item) {
    List<ObjectNode> events = events(item);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  static String problem(MappedItem item) {
    assertThat(item).isInstanceOf(MappedItem.Refused.class);
    return ((MappedItem.Refused) item).problem();
  }
}
