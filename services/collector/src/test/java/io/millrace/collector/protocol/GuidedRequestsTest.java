package io.millrace.collector.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.collector.protocol.ga4.Ga4Protocol;
import io.millrace.collector.protocol.posthog.PostHogProtocol;
import io.millrace.collector.protocol.segment.SegmentProtocol;
import io.millrace.collector.protocol.sensors.SensorsProtocol;
import io.millrace.collector.protocol.snowplow.SnowplowProtocol;
import io.millrace.mapping.Mapping;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Any request of any protocol is read and mapped, or refused, soon. The first byte of an input
 * chooses the protocol and whether the rest is a body or a query. The default build reads the kept
 * inputs; {@code .ci/fuzz} searches for more.
 */
class GuidedRequestsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int QUERY = 8;
  private static final List<Protocol> PROTOCOLS =
      List.of(
          new SegmentProtocol(),
          new SensorsProtocol(),
          new PostHogProtocol(),
          new SnowplowProtocol(),
          new Ga4Protocol());
  private static final List<Mapping> MAPPINGS =
      PROTOCOLS.stream().map(protocol -> Mapping.builtIn(protocol.mapping())).toList();

  @FuzzTest(maxDuration = "2m")
  void readsOrRefusesAnyRequest(byte[] input) {
    if (input.length > 0) {
      int protocol = (input[0] & 7) % PROTOCOLS.size();
      byte[] rest = Arrays.copyOfRange(input, 1, input.length);
      boolean query = (input[0] & QUERY) != 0;
      assertTimeoutPreemptively(LIMIT, () -> read(protocol, query ? query(rest) : body(rest)));
    }
  }

  private static void read(int number, ProtocolRequest request) {
    try {
      for (ParsedItem item : PROTOCOLS.get(number).parse(request).items()) {
        if (item instanceof ParsedItem.Mappable(JsonNode json, SentIdentities sent)) {
          assertThat(json.get("id").stringValue()).isNotBlank().hasSizeLessThanOrEqualTo(48);
          assertThat(sent.said()).hasSizeLessThanOrEqualTo(16);
          assertThat(MAPPINGS.get(number).map(json)).isNotNull();
        }
      }
    } catch (ProtocolException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static ProtocolRequest body(byte[] body) {
    return new ProtocolRequest(
        "POST", "/v1/track", Map.of(), Map.of(), ByteBuffer.wrap(body), Captured.RECEIVED);
  }

  private static ProtocolRequest query(byte[] text) {
    Map<String, List<String>> query = new HashMap<>();
    for (String part : new String(text, ISO_8859_1).split("&", 100)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.put(part.substring(0, equals), List.of(part.substring(equals + 1)));
      }
    }
    return new ProtocolRequest(
        "GET", "/sa.gif", query, Map.of(), ByteBuffer.allocate(0), Captured.RECEIVED);
  }
}
