package io.millrace.collector.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * The response to a client.
 *
 * @param status the HTTP status, 200 to 499
 * @param contentType the media type of the body; empty without a body
 * @param headers further header fields; the collector and the gateway add those of security and
 *     CORS
 * @param body the body; empty when there is none
 */
public record ProtocolReply(
    int status, Optional<String> contentType, Map<String, String> headers, ByteBuffer body) {

  public ProtocolReply {
    headers = Map.copyOf(headers);
    body = body.asReadOnlyBuffer();
  }

  /** The body. Each call returns a new view of all its bytes. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** A response without a body. */
  public static ProtocolReply empty(int status) {
    return new ProtocolReply(status, Optional.empty(), Map.of(), ByteBuffer.allocate(0));
  }

  /** A response with a JSON body. */
  public static ProtocolReply json(int status, String json) {
    return new ProtocolReply(status, Optional.of("application/json"), Map.of(), UTF_8.encode(json));
  }

  /** A response with a plain text body. */
  public static ProtocolReply text(int status, String text) {
    return new ProtocolReply(
        status, Optional.of("text/plain;charset=UTF-8"), Map.of(), UTF_8.encode(text));
  }
}
