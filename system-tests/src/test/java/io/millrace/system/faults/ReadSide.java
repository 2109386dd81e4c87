package io.millrace.system.faults;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Totals;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of a month as the read side answers, beside those that are expected. */
final class ReadSide {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Deployment deployment;

  ReadSide(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Platforms and months whose events differ. */
  Map<String, String> differences(Totals expected) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (var entry : expected.cells().entrySet()) {
      var cell = entry.getKey();
      if (cell.kind() == Kind.TRAFFIC && cell.grain() == Grain.MONTH) {
        long wanted =
            entry.getValue().entrySet().stream()
                .filter(value -> value.getKey().metric() == Metric.EVENTS)
                .mapToLong(Map.Entry::getValue)
                .sum();
        long answered = events(cell.platform(), cell.start());
        if (answered != wanted) {
          found.put(cell.key(), answered + " instead of " + wanted);
        }
      }
    }
    return found;
  }

  private long events(String platform, long start) throws IOException {
    Instant from = Instant.ofEpochMilli(start);
    Instant to = from.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
    HttpResponse<String> answer =
        deployment.ask(
            "/v1/platforms/%s/summary?from=%s&to=%s&grain=month".formatted(platform, from, to));
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    JsonNode row = JSON.readTree(answer.body()).at("/rows/0");
    return row.at("/traffic/events").asLong();
  }
}
