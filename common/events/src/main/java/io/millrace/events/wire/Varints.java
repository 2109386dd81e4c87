package io.millrace.events.wire;

/**
 * Reads and writes varints of Protobuf in place, in arrays of bytes. {@code CodedOutputStream}
 * knows their sizes.
 */
final class Varints {
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  /** The most bytes of a number below 2^31. */
  private static final int MOST = 5;

  /** The most bytes of any number. */
  static final int LONGEST = 10;

  private Varints() {}

  /** Writes a number in at most {@link #LONGEST} bytes, and returns the index after it. */
  static int write(byte[] bytes, int index, long value) {
    int at = index;
    long rest = value;
    while ((rest & -MORE) != 0) {
      bytes[at++] = (byte) (rest | MORE);
      rest >>>= BITS;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  /** The number at an index; -1 when there is none. */
  static int read(byte[] bytes, int index) {
    int value = 0;
    for (int i = 0; i < MOST && index + i < bytes.length; i++) {
      value |= (bytes[index + i] & (MORE - 1)) << (BITS * i);
      if (bytes[index + i] >= 0) {
        return Math.max(value, -1);
      }
    }
    return -1;
  }

  /** The index after the number at an index. */
  static int skip(byte[] bytes, int index) {
    int at = index;
    while (bytes[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
