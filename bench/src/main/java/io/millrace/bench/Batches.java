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
import java.util.OptionalLong;

/** Request bodies that are made before the measurement. Each is NDJSON of one domain. */
final class Batches {
  private final List<Domain> domains = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();

  static Batches of(BenchWorld world, int events, int size) {
    Batches batches = new Batches();
    Map<Domain, StringBuilder> open = new EnumMap<>(Domain.class);
    Map<Domain, Integer> counts = new EnumMap<>(Domain.class);
    for (int i = 0; i < events; i++) {
      Event event = world.event();
      Domain domain = event.envelope().type().domain();
      open.computeIfAbsent(domain, _ -> new StringBuilder()).append(line(event)).append('\n');
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

  private static String line(Event event) {
    EventEnvelope envelope = event.envelope();
    StringBuilder line = new StringBuilder(300);
    line.append("{\"id\":\"").append(envelope.id());
    line.append("\",\"type\":\"").append(envelope.type().id());
    line.append("\",\"platform\":\"").append(envelope.platform());
    line.append("\",\"surface\":\"").append(envelope.surface());
    line.append("\",\"visitor\":\"v").append(envelope.visitor());
    line.append("\",\"at\":\"").append(Instant.ofEpochMilli(envelope.at()));
    line.append("\",\"item\":\"").append(envelope.entities().item().orElse("none"));
    line.append("\",\"channel\":\"mobile\",\"region\":\"cn-zj\"");
    duration(event).ifPresent(ms -> line.append(",\"durationMs\":").append(ms));
    if (event instanceof Event.Purchase purchase) {
      line.append(",\"order\":\"").append(purchase.order()).append('"');
      line.append(",\"amount\":{\"value\":\"12.50\",\"currency\":\"CNY\"}");
    }
    return line.append('}').toString();
  }

  private static OptionalLong duration(Event event) {
    return event instanceof Event.Content content ? content.durationMs() : OptionalLong.empty();
  }
}
