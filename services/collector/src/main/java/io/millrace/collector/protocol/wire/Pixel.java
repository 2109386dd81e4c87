package io.millrace.collector.protocol.wire;

import io.millrace.collector.protocol.ProtocolReply;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The response to a page that sends an event as the address of an image. */
public final class Pixel {
  private static final int OK = 200;

  /** A transparent image of one pixel. */
  private static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private Pixel() {}

  /** The image, which no cache keeps. */
  public static ProtocolReply reply() {
    return new ProtocolReply(
        OK,
        Optional.of("image/gif"),
        Map.of("Cache-Control", "no-store"),
        ByteBuffer.wrap(GIF).asReadOnlyBuffer());
  }
}
