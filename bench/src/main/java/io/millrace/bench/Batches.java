package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Request bodies that are made before the measurement. Each is NDJSON of one domain. */
final class Batches {
  private final List<Domain> domains = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();

  /**
   * @param run comes first in every id and visitor, so that no other run sends the same ones
   * @param events the next event, each time
   * @param count how many events
   * @param size how many events a body has
   */
  static Batches of(String run, Supplier<Event> events, int count, int size) {
    Batches batches = new Batches();
    Map<Domain, StringBuilder> open = new EnumMap<>(Domain.class);
    Map<Domain, Integer> counts = new EnumMap<>(Domain.class);
    for (int i = 0; i < count; i++) {
      Event event = events.get();
      Domain domain = event.envelope().type().domain();
      open.computeIfAbsent(domain, _ -> new StringBuilder()).append(line(run, event)).append('\n');
      if (counts.merge(domain, 1, Integer::sum) % size == 0) {
        batches.add(domain, open.remove(domain));
      }
    }
    open.forEach(batches::add);
    return batches;
  }

  int count() {
    return bodies.size();
  }

  Domain domain(int index) {
    return domains.get(index);
  }

  byte[] body(int index) {
    return bodies.get(index);
  }

  private void add(Domain domain, StringBuilder lines) {
    domains.add(domain);
    bodies.add(lines.toString().getBytes(UTF_8));
  }

  private static String line(String run, Event event) {
    EventEnvelope envelope = event.envelope();
    StringBuilder line = new StringBuilder(300);
    line.append("{\"id\":\"").append(run).append(envelope.id());
    line.append("\",\"type\":\"").append(envelope.type().id());
    line.append("\",\"platform\":\"").append(envelope.platform());
    line.append("\",\"surface\":\"").append(envelope.surface());
    line.append("\",\"visitor\":\"").append(run).append(envelope.visitor());
    line.append("\",\"at\":\"").append(Instant.ofEpochMilli(envelope.at()));
    line.append('"');
    append(line, "channel", envelope.channel());
    append(line, "region", envelope.region());
    append(line, "creator", envelope.entities().creator());
    append(line, "campaign", envelope.entities().campaign());
    append(line, "item", envelope.entities().item());
    duration(event).ifPresent(ms -> line.append(",\"durationMs\":").append(ms));
    if (event instanceof Event.Purchase purchase) {
      line.append(",\"order\":\"").append(run).append(purchase.order()).append('"');
      line.append(",\"amount\":{\"value\":\"12.50\",\"currency\":\"CNY\"}");
    }
    return line.append('}').toString();
  }

  private static void append(StringBuilder line, String field, Optional<String> value) {
    value.ifPresent(
        text -> line.append(",\"").append(field).append("\":\"").append(text).append('"'));
  }

  private static OptionalLong duration(Event event) {
    return event instanceof Event.Content content ? content.durationMs() : OptionalLong.empty();
  }
}
