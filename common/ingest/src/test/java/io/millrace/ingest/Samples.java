package io.millrace.ingest;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.decode.BodyDecoder;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.ingest.decode.Decoded;
import io.millrace.ingest.decode.EventValidator;
import io.millrace.ingest.decode.Pseudonyms;
import io.millrace.ingest.decode.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Events in the form that clients send, and a decoder for them. */
public final class Samples {
  public static final String SECRET = "a secret that only the tests know";
  public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  public static final String VISITOR = "alice@example.com";

  private Samples() {}

  /** A decoder whose clock always shows {@link #NOW}. */
  public static BodyDecoder decoder(Domain domain) {
    return decoder(domain, Duration.ofDays(400));
  }

  public static BodyDecoder decoder(Domain domain, Duration maxAge) {
    return new BodyDecoder(
        new EventValidator(
            Set.of(domain),
            Catalog.builtIn(),
            new Pseudonyms(SECRET),
            Clock.fixed(NOW, ZoneOffset.UTC),
            maxAge,
            EARLIEST));
  }

  /** A valid event of that type with the required fields only. */
  public static String json(EventType type) {
    return json("e-1", type);
  }

  public static String json(String id, EventType type) {
    return json(id, type, "2026-11-24T09:59:00Z");
  }

  public static String json(String id, EventType type, String at) {
    String extra =
        switch (type) {
          case PURCHASE -> ",\"order\":\"o-1\"";
          case REFUND -> ",\"order\":\"o-1\",\"amount\":" + amount("5");
          case TIP, AD_REVENUE, SPEND -> ",\"amount\":" + amount("5");
          default -> "";
        };
    String visitor = type == EventType.SPEND ? "" : "\"visitor\":\"" + VISITOR + "\",";
    return """
    {"id":"%s","type":"%s","platform":"douyin","surface":"live",%s"at":"%s"%s}\
    """
        .formatted(id, type.id(), visitor, at, extra);
  }

  /** The same event with additional or replaced fields. */
  public static String with(String json, String fields) {
    return json.substring(0, json.length() - 1) + "," + fields + "}";
  }

  public static String amount(String value) {
    return "{\"value\":\"%s\",\"currency\":\"CNY\"}".formatted(value);
  }

  /** A valid event, decoded. */
  public static Event event(String id, EventType type) {
    try {
      byte[] body = json(id, type).getBytes(StandardCharsets.UTF_8);
      List<Decoded> decoded = decoder(type.domain()).decode(body, body.length, BodyFormat.JSON);
      return ((Decoded.Valid) decoded.getFirst()).event();
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }
}
