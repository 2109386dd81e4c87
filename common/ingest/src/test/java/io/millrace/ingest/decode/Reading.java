package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.EventOutcome;
import java.util.List;

/** Decodes text and expects one kind of result. */
final class Reading {
  private Reading() {}

  static List<Decoded> decode(Domain domain, String body, BodyFormat format)
      throws UnreadableException {
    byte[] bytes = body.getBytes(UTF_8);
    return Samples.decoder(domain).decode(bytes, bytes.length, format);
  }

  static Event good(Domain domain, String json) throws UnreadableException {
    return ((Decoded.Valid) one(domain, json, BodyFormat.JSON)).event();
  }

  static EventOutcome.Rejected bad(Domain domain, String json) throws UnreadableException {
    return invalid(domain, json).reason();
  }

  static Decoded.Invalid invalid(Domain domain, String json) throws UnreadableException {
    return (Decoded.Invalid) one(domain, json, BodyFormat.JSON);
  }

  static Decoded one(Domain domain, String body, BodyFormat format) throws UnreadableException {
    List<Decoded> decoded = decode(domain, body, format);
    assertThat(decoded).hasSize(1);
    return decoded.getFirst();
  }
}
