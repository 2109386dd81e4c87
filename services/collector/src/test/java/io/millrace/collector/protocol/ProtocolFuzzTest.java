package io.millrace.collector.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.collector.protocol.ga4.Ga4Protocol;
import io.millrace.collector.protocol.posthog.PostHogProtocol;
import io.millrace.collector.protocol.segment.SegmentProtocol;
import io.millrace.collector.protocol.sensors.SensorsProtocol;
import io.millrace.collector.protocol.snowplow.SnowplowProtocol;
import io.millrace.mapping.MappedItem;
import io.millrace.mapping.Mapping;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Checks that any request is either read or refused by the typed exception, in bounded time, and
 * that the mapping takes whatever was read.
 */
class ProtocolFuzzTest {
  private static final int ROUNDS = 300;
  private static final long SEED = 20_261_128;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] TOKENS =
      "{}[]\",:\\\n0123456789.eE-+truefalsn u%=&_$/ batchdataevents".getBytes(UTF_8);

  private static final Map<String, Mapping> MAPPINGS = new ConcurrentHashMap<>();

  static Stream<Arguments> protocols() {
    return Stream.of(
        Arguments.of(new SegmentProtocol(), "segment-node-3.1.0"),
        Arguments.of(new PostHogProtocol(), "posthog-node-5.70.0"),
        Arguments.of(new PostHogProtocol(), "posthog-web-1.449.2"),
        Arguments.of(new SensorsProtocol(), "sensors-node-1.2.6"),
        Arguments.of(new SensorsProtocol(), "sensors-node-1.2.6-plain"),
        Arguments.of(new SnowplowProtocol(), "snowplow-node-4.8.0"),
        Arguments.of(new SnowplowProtocol(), "snowplow-node-4.8.0-plain"),
        Arguments.of(new Ga4Protocol(), "segment-node-3.1.0"));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void surviveRandomBytes(Protocol protocol, String sample) {
    run(
        protocol,
        sample,
        random -> {
          byte[] body = new byte[random.nextInt(64)];
          random.nextBytes(body);
          return body;
        });
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void surviveRandomTokens(Protocol protocol, String sample) {
    run(
        protocol,
        sample,
        random -> {
          byte[] body = new byte[random.nextInt(96)];
          for (int i = 0; i < body.length; i++) {
            body[i] = TOKENS[random.nextInt(TOKENS.length)];
          }
          return body;
        });
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void surviveChangedBytesOfARealRequest(Protocol protocol, String sample) {
    byte[] real = body(sample);
    run(
        protocol,
        sample,
        random -> {
          byte[] body = real.clone();
          for (int changes = random.nextInt(6); changes >= 0; changes--) {
            int at = random.nextInt(body.length);
            body[at] =
                random.nextBoolean()
                    ? (byte) (body[at] ^ (1 << random.nextInt(8)))
                    : TOKENS[random.nextInt(TOKENS.length)];
          }
          return random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
        });
  }

  /** Values take the place of other values, so that the JSON stays well-formed. */
  @ParameterizedTest
  @MethodSource("protocols")
  void surviveOtherValuesInARealRequest(Protocol protocol, String sample) {
    String real = new String(body(sample), ISO_8859_1);
    String[] odd = {
      "null",
      "[]",
      "{}",
      "-1",
      "1e400",
      "1e-400",
      "0.1e1",
      "true",
      "\"\"",
      "[{}]",
      "\"\\u0000\"",
      "99999999999999999999999999"
    };
    run(
        protocol,
        sample,
        random -> {
          int colon = real.indexOf(':', random.nextInt(real.length()));
          int end = end(real, colon + 1);
          String changed =
              real.substring(0, Math.max(0, colon + 1))
                  + odd[random.nextInt(odd.length)]
                  + real.substring(end);
          return (colon < 0 ? real : changed).getBytes(ISO_8859_1);
        });
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void surviveAnyQueryOfARequestWithoutBody(Protocol protocol, String sample) {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] value = new byte[random.nextInt(40)];
      random.nextBytes(value);
      String text = new String(value, ISO_8859_1);
      String packed = Base64.getEncoder().encodeToString(value);
      ProtocolRequest request =
          new ProtocolRequest(
              "GET",
              protocol.routes().getFirst().path(),
              Map.of(
                  "data", List.of(packed),
                  "e", List.of(random.nextBoolean() ? "ue" : text),
                  "ue_px", List.of(packed),
                  "co", List.of(text),
                  "dtm", List.of(text)),
              Map.of(),
              ByteBuffer.allocate(0),
              Captured.RECEIVED);
      read(protocol, request);
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void refuseJsonThatIsTooDeepOrHasTooManyValues(Protocol protocol, String sample) {
    for (String body :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[" + "0,".repeat(1_000_000) + "0]",
            "{\"batch\":[" + "[],".repeat(600_000) + "[]]}",
            "{\"events\":[" + "{},".repeat(600_000) + "{}]}",
            "[1e999999999]",
            "{\"events\":[{\"name\":\"purchase\",\"params\":{\"value\":1e999999999}}]}")) {
      ProtocolRequest request =
          Captured.post(protocol.routes().getFirst().path(), form(protocol, body));
      Assertions.assertTimeoutPreemptively(
          PATIENCE,
          () ->
              assertThatThrownBy(() -> protocol.parse(request))
                  .as(sample + body.substring(0, 12))
                  .isInstanceOf(ProtocolException.class));
    }
  }

  private static String form(Protocol protocol, String json) {
    return protocol instanceof SensorsProtocol
        ? "data=" + Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8))
        : json;
  }

  private interface Bodies {
    byte[] next(Random random);
  }

  private static void run(Protocol protocol, String sample, Bodies bodies) {
    Random random = new Random(SEED + sample.hashCode());
    ProtocolRequest real = Captured.requests(sample).getFirst();
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            read(
                protocol,
                new ProtocolRequest(
                    "POST",
                    real.path(),
                    real.query(),
                    real.headers(),
                    ByteBuffer.wrap(bodies.next(random)),
                    Captured.RECEIVED));
          }
        });
  }

  private static void read(Protocol protocol, ProtocolRequest request) {
    Mapping mapping = MAPPINGS.computeIfAbsent(protocol.mapping(), Mapping::builtIn);
    try {
      for (ParsedItem item : protocol.parse(request).items()) {
        if (item instanceof ParsedItem.Mappable(JsonNode json, SentIdentities sent)) {
          assertThat(sent.said()).hasSizeLessThanOrEqualTo(16);
          assertThat(json.get("id").stringValue()).isNotBlank().hasSizeLessThanOrEqualTo(48);
          assertThat(mapping.map(json)).isInstanceOf(MappedItem.class);
        }
      }
    } catch (ProtocolException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static int end(String json, int from) {
    int at = Math.max(0, from);
    while (at < json.length() && ",}]".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static byte[] body(String sample) {
    ByteBuffer body = Captured.requests(sample).getLast().body();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return bytes;
  }
}
