package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.ingest.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks events that are well-formed JSON and hostile in their values: number forms, deep nesting,
 * names that appear twice, halves of surrogate pairs. Each is decoded or refused in bounded time,
 * and what is accepted can be stored and read again.
 */
class HostileEventsTest {
  private static final int BODIES = 1_500;
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String[] NAMES = {
    "id",
    "version",
    "deleted",
    "type",
    "platform",
    "surface",
    "visitor",
    "at",
    "durationMs",
    "creator",
    "campaign",
    "item",
    "channel",
    "region",
    "order",
    "line",
    "amount",
    "properties",
    "specversion",
    "source",
    "time",
    "data",
    "data_base64",
    "value",
    "minor",
    "currency",
    "",
    "\\ud83d\\ude00",
    "\\ud800",
    "i\\u0064"
  };
  private static final String[] SCALARS = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "0.1",
    "25.50",
    "1e3",
    "1E+3",
    "1e-3",
    "1e999999999",
    "1e-999999999",
    "1e2147483648",
    "-1e99999999999999999999",
    "2147483647",
    "2147483648",
    "9223372036854775808",
    "0.30000000000000004",
    "0e0",
    "\"\"",
    "\" \"",
    "\"e-1\"",
    "\"purchase\"",
    "\"tip\"",
    "\"spend\"",
    "\"view\"",
    "\"douyin\"",
    "\"live\"",
    "\"u-1\"",
    "\"undefined\"",
    "\"{{user_id}}\"",
    "\"0\"",
    "\"2026-11-24T09:59:00Z\"",
    "\"1970-01-01T00:00:00Z\"",
    "\"9999-12-31T23:59:59Z\"",
    "\"CNY\"",
    "\"cny\"",
    "\"KWD\"",
    "\"128.0000\"",
    "\"1.0\"",
    "\"/app\"",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\\ud83d\\ude00\"",
    "\"\\u0000\"",
    "\"\\u00a0\"",
    "\"%C3%28\""
  };

  private final BodyDecoder decoder = Samples.decoder(Domain.COMMERCE);

  @ParameterizedTest
  @EnumSource(BodyFormat.Document.class)
  void decodesOrRefusesEveryEventInBoundedTime(BodyFormat.Document format) {
    Random random = new Random(20_261_128);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < BODIES; i++) {
            decode(body(random, format), format);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void decodesOrRefusesEveryEventInBinaryMode(long seed) {
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < BODIES; i++) {
            decode(event(random, 3), new BodyFormat.BinaryCloudEvent(attributes(random)));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\":{\"value\":%s}}",
        "{\"amount\":{\"minor\":%s}}",
        "{\"version\":%s}",
        "{\"durationMs\":%s}",
        "{\"properties\":{\"a\":%s}}",
        "{\"id\":%s}"
      })
  void readsNumbersOfAMillionDigitsInBoundedTime(String event) {
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (String number :
              List.of(
                  "9".repeat(1 << 20),
                  "0." + "0".repeat(1 << 20) + "1",
                  "1e" + "9".repeat(1 << 20),
                  "-1e-" + "9".repeat(1 << 20))) {
            String json = event.formatted(number);
            for (int i = 0; i < 20; i++) {
              decode(json, BodyFormat.JSON);
            }
          }
        });
  }

  private static String body(Random random, BodyFormat.Document format) {
    List<String> events = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      events.add(event(random, 3));
    }
    return switch (format) {
      case JSON, CLOUD_EVENTS -> "[" + String.join(",", events) + "]";
      case NDJSON -> String.join("\n", events);
      case CLOUD_EVENT -> events.getFirst();
    };
  }

  /** An object with mostly good fields, of which some are replaced, doubled or nested. */
  private static String event(Random random, int depth) {
    List<String> entries =
        new ArrayList<>(
            List.of(
                "\"id\":\"e-1\"",
                "\"type\":\"purchase\"",
                "\"platform\":\"douyin\"",
                "\"surface\":\"live\"",
                "\"visitor\":\"u-1\"",
                "\"at\":\"2026-11-24T09:59:00Z\"",
                "\"order\":\"o-1\"",
                "\"amount\":{\"value\":1.50,\"currency\":\"CNY\"}"));
    for (int i = random.nextInt(4); i > 0; i--) {
      entries.remove(random.nextInt(entries.size()));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      entries.add(
          random.nextInt(entries.size() + 1),
          '"' + NAMES[random.nextInt(NAMES.length)] + "\":" + value(random, depth));
    }
    return "{" + String.join(",", entries) + "}";
  }

  private static String value(Random random, int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(12)) {
      case 0 -> event(random, depth - 1);
      case 1 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
      case 2 -> nested(random.nextInt(40), value(random, 0));
      case 3 ->
          '"' + Base64.getEncoder().encodeToString(event(random, depth - 1).getBytes(UTF_8)) + '"';
      case 4 -> "{\"minor\":%s,\"currency\":\"CNY\"}".formatted(value(random, 0));
      case 5 -> "{\"value\":%s,\"currency\":%s}".formatted(value(random, 0), value(random, 0));
      default -> SCALARS[random.nextInt(SCALARS.length)];
    };
  }

  private static String nested(int depth, String value) {
    return "[{\"a\":".repeat(depth) + value + "}]".repeat(depth);
  }

  private static Map<String, String> attributes(Random random) {
    return Map.of(
        "specversion",
        random.nextInt(8) == 0 ? "0.3" : "1.0",
        "id",
        "\ud83d\ude00".repeat(random.nextInt(70)),
        "source",
        "/".repeat(random.nextInt(300)),
        "type",
        random.nextBoolean() ? "purchase" : "\ud800",
        "time",
        random.nextBoolean() ? "2026-11-24T09:59:00Z" : "");
  }

  private void decode(String text, BodyFormat format) {
    byte[] body = text.getBytes(UTF_8);
    try {
      for (Decoded decoded : decoder.decode(body, body.length, format)) {
        if (decoded instanceof Decoded.Valid(Event event, Redactor _)) {
          assertThat(EventCodec.decode(event.envelope().visitor(), EventCodec.encode(event)))
              .isEqualTo(event);
        } else {
          assertThat(((Decoded.Invalid) decoded).reason().detail()).hasSizeLessThan(300);
        }
      }
    } catch (UnreadableException e) {
      assertThat(e.code().status()).isEqualTo(400);
    } catch (UndecodableException e) {
      throw new AssertionError("an accepted event cannot be read again: " + text, e);
    }
  }
}
