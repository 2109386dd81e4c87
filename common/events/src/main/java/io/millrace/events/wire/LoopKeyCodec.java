package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Visitor;
import io.millrace.events.loop.LoopKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Converts the keys of explained orders to keys of {@code millrace.loops}, and back. */
public final class LoopKeyCodec {
  private static final int VISITOR_BYTES = 2 * Long.BYTES;

  private LoopKeyCodec() {}

  /**
   * The key of an order's record: the visitor, one byte (1 when the purchase is known, else 0), the
   * platform, a zero byte and the order.
   */
  public static byte[] encode(LoopKey key) {
    byte[] platform = key.platform().getBytes(UTF_8);
    byte[] order = key.order().getBytes(UTF_8);
    return ByteBuffer.allocate(VISITOR_BYTES + 1 + platform.length + 1 + order.length)
        .put(key.visitor().toBytes())
        .put((byte) (key.purchased() ? 1 : 0))
        .put(platform)
        .put((byte) 0)
        .put(order)
        .array();
  }

  /**
   * Reads a key that {@link #encode} wrote.
   *
   * @throws UndecodableException when the bytes are not the key of an explained order
   */
  public static LoopKey decode(byte[] key) throws UndecodableException {
    int platform = VISITOR_BYTES + 1;
    int zero = platform;
    while (zero < key.length && key[zero] != 0) {
      zero++;
    }
    if (zero == platform || zero >= key.length - 1) {
      throw new UndecodableException("not the key of an explained order: " + key.length + " bytes");
    }
    return new LoopKey(
        Visitor.ofBytes(key),
        new String(key, platform, zero - platform, UTF_8),
        new String(key, zero + 1, key.length - zero - 1, UTF_8),
        key[VISITOR_BYTES] != 0);
  }

  /** The bytes of the visitor in a key, as in the keys of events. */
  public static byte[] visitor(byte[] key) {
    return Arrays.copyOf(key, VISITOR_BYTES);
  }
}
