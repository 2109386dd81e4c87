package io.millrace.collector.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.collector.protocol.ProtocolRequest;
import java.nio.ByteBuffer;

/** The body of a request as bytes. */
public final class Bodies {
  private Bodies() {}

  /** The body as text, one character for each byte, as forms are. */
  public static String text(ProtocolRequest request) {
    return new String(bytes(request), ISO_8859_1);
  }

  /** A copy of all bytes. */
  public static byte[] bytes(ProtocolRequest request) {
    ByteBuffer body = request.body();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return bytes;
  }
}
