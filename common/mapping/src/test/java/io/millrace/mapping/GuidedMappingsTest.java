package io.millrace.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Any text is a mapping or is refused with its mistakes, soon, and any mapping answers for any
 * item. The default build reads the kept inputs; {@code .ci/fuzz} searches for more.
 */
class GuidedMappingsTest {
  /** The first mapping also loads the library for expressions. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final JsonNode ITEM =
      Samples.json(
          """
          {"event": "Order Completed", "type": "track", "id": "1", "at": "2026-11-19T10:00:00Z",
           "userId": "anna", "properties": {"order_id": "7", "total": 12.50, "platform": "douyin",
           "products": [{"product_id": "a", "price": 1, "quantity": 2}, {}, null, 7]}}
          """);
  private static final List<String> HEADER =
      List.of("user", "when", "what", "price", "shop", "event", "id", "at");
  private static final List<String> CELLS =
      List.of("anna", "2026-11-19T10:00:00Z", "sold", "12.50", "jd", "view", "1", "1763546400");

  @FuzzTest(maxDuration = "2m")
  void readsOrRefusesAnyText(byte[] input) {
    assertTimeoutPreemptively(LIMIT, () -> read(new String(input, UTF_8)));
  }

  private static void read(String text) {
    try {
      Mapping mapping = Mapping.read("input.yml", text);
      assertThat(mapping.map(ITEM)).isNotNull();
      assertThat(mapping.bind(mapping.columns().orElse(HEADER)).map(CELLS)).isNotNull();
    } catch (MappingException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
