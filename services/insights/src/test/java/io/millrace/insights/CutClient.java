package io.millrace.insights;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.web.InternalToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of the live stream that keeps the rows that it got and comes back with the id of the
 * last complete event. An incomplete event is lost with the connection.
 */
final class CutClient {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient http;
  private final Map<String, JsonNode> rows = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private String id = "";
  private int resumed;

  CutClient(HttpClient http) {
    this.http = http;
  }

  /** Returns the rows with data, by platform and start. */
  Map<String, JsonNode> rows() {
    Map<String, JsonNode> withData = new HashMap<>(rows);
    withData.values().removeIf(CutClient::isEmpty);
    return withData;
  }

  /** Returns how often the client got only the changes since its id. */
  int resumed() {
    return resumed;
  }

  /**
   * Connects, and closes the connection after that many bytes, or when no data came for some time.
   */
  void readUntilCut(URI stream, int bytes) throws IOException, InterruptedException {
    int[] left = {bytes};
    read(stream, _ -> --left[0] <= 0);
  }

  /** Connects and reads until the rows match. */
  void readUntil(URI stream, Predicate<Map<String, JsonNode>> matching)
      throws IOException, InterruptedException {
    read(stream, ended -> ended && matching.test(rows()));
  }

  /**
   * Reads until {@code enough} is true. It is called after each byte, with true when an event ended
   * with this byte.
   */
  private void read(URI stream, Predicate<Boolean> enough)
      throws IOException, InterruptedException {
    sent.clear();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header(InternalToken.HEADER, RunningInsights.TOKEN);
    Optional.of(id)
        .filter(known -> !known.isEmpty())
        .ifPresent(known -> request.header("Last-Event-ID", known));
    try (InputStream body = http.send(request.build(), BodyHandlers.ofInputStream()).body()) {
      ByteArrayOutputStream event = new ByteArrayOutputStream();
      int before = 0;
      boolean stopped = false;
      while (!stopped) {
        int read = body.read();
        boolean ended = read == '\n' && before == '\n';
        before = read;
        event.write(read);
        if (ended) {
          take(event.toString(UTF_8));
          event.reset();
        }
        stopped = enough.test(ended);
      }
    }
  }

  private void take(String event) {
    Map<String, String> fields = new HashMap<>();
    event
        .lines()
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line ->
                fields.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip()));
    switch (fields.getOrDefault("event", "")) {
      case "summary" -> keep((ObjectNode) MAPPER.readTree(fields.get("data")));
      case "ready" -> begin(MAPPER.readTree(fields.get("data")).get("full").asBoolean());
      default -> {
        // A comment.
      }
    }
    id = fields.getOrDefault("id", id);
  }

  private void keep(ObjectNode row) {
    String key = row.remove("platform").asString() + row.get("start").asString();
    row.remove("grain");
    rows.put(key, row);
    sent.add(key);
  }

  private void begin(boolean full) {
    if (full) {
      rows.keySet().retainAll(sent);
    } else {
      resumed++;
    }
  }

  private static boolean isEmpty(JsonNode row) {
    return row.get("traffic").get("opens").asLong() == 0
        && row.get("orders").get("count").asLong() == 0;
  }
}
