package io.millrace.collector.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request of a foreign client.
 *
 * @param method the HTTP method in upper case
 * @param path the path without query
 * @param query the decoded query parameters, in the order of the request
 * @param headers the header fields with names in lower case. Credentials are not among them.
 * @param body the bytes of the body; {@code Content-Encoding: gzip} is already undone. At most 4
 *     MiB by default. Each reader takes its own {@link ByteBuffer#duplicate()}.
 * @param received wall-clock time of receipt
 */
public record ProtocolRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    ByteBuffer body,
    Instant received) {

  public ProtocolRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
    body = body.asReadOnlyBuffer();
  }

  /** The body. Each call returns a new view of all its bytes. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** The first value of the query parameter; empty when the request does not have it. */
  public Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The first value of the header field, in any case; empty when the request does not have it. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The body as UTF-8 text; malformed bytes become U+FFFD. */
  public String text() {
    return UTF_8.decode(body()).toString();
  }
}
