package io.millrace.events;

import java.nio.ByteBuffer;

/**
 * Reads, writes and compares 16-byte identifiers, which are kept as two halves of 8 bytes. {@link
 * EventKey} and {@link Visitor} use it.
 */
final class Id128 {
  static final int BYTES = 16;

  private Id128() {}

  static byte[] toBytes(long high, long low) {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  static ByteBuffer read(byte[] bytes) {
    if (bytes.length < BYTES) {
      throw new IllegalArgumentException(
          "expected at least %d bytes, got %d".formatted(BYTES, bytes.length));
    }
    return ByteBuffer.wrap(bytes);
  }

  static String toHex(long high, long low) {
    return "%016x%016x".formatted(high, low);
  }

  static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }
}
