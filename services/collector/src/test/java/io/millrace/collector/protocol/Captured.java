package io.millrace.collector.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that unmodified clients sent to a recorder. The folder {@code captured} has a file for
 * each client and version; {@code system-tests/clients} has the programs that sent them.
 */
public final class Captured {
  public static final Instant RECEIVED = Instant.parse("2026-11-28T12:00:00Z");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Captured() {}

  /** All requests of a recording, as the collector passes them to a protocol. */
  public static List<ProtocolRequest> requests(String client) {
    List<ProtocolRequest> requests = new ArrayList<>();
    for (JsonNode request : recording(client)) {
      requests.add(request(request));
    }
    return requests;
  }

  /** A request made up for a test. */
  public static ProtocolRequest request(String method, String url, byte[] body) {
    URI address = URI.create(url);
    return new ProtocolRequest(
        method,
        address.getPath(),
        query(Objects.requireNonNullElse(address.getRawQuery(), "")),
        Map.of(),
        ByteBuffer.wrap(body),
        RECEIVED);
  }

  /** A POST made up for a test. */
  public static ProtocolRequest post(String url, String body) {
    return request("POST", url, body.getBytes(UTF_8));
  }

  /** The JSON that the mapping gets of each item; other items are left out. */
  public static List<JsonNode> mappable(Protocol protocol, ProtocolRequest request)
      throws ProtocolException {
    return protocol.parse(request).items().stream()
        .filter(ParsedItem.Mappable.class::isInstance)
        .map(item -> ((ParsedItem.Mappable) item).json())
        .toList();
  }

  private static JsonNode recording(String client) {
    try (InputStream file = Captured.class.getResourceAsStream("/captured/" + client + ".json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProtocolRequest request(JsonNode recorded) {
    URI address = URI.create(recorded.get("url").stringValue());
    Map<String, List<String>> headers = new TreeMap<>();
    recorded
        .get("headers")
        .properties()
        .forEach(field -> headers.put(field.getKey(), List.of(field.getValue().stringValue())));
    return new ProtocolRequest(
        recorded.get("method").stringValue(),
        address.getPath(),
        query(Objects.requireNonNullElse(address.getRawQuery(), "")),
        headers,
        ByteBuffer.wrap(body(recorded)),
        RECEIVED);
  }

  private static byte[] body(JsonNode recorded) {
    if (!recorded.has("base64")) {
      return recorded.get("text").stringValue().getBytes(UTF_8);
    }
    byte[] packed = Base64.getDecoder().decode(recorded.get("base64").stringValue());
    return recorded.get("headers").has("content-encoding") ? gunzip(packed) : packed;
  }

  private static byte[] gunzip(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query
            .computeIfAbsent(part.substring(0, equals), _ -> new ArrayList<>())
            .add(URLDecoder.decode(part.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }
}
