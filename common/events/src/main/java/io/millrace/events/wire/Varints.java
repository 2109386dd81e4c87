package io.millrace.events.wire;

/** Varints of Protobuf for numbers from 0, in arrays of bytes. */
final class Varints {
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  /** The most bytes of a number below 2^31. */
  private static final int MOST = 5;

  /** The most bytes of any number. */
  static final int LONGEST = 10;

  private Varints() {}

  /** The bytes of a number from 0 to 2^21 - 1. */
  static int size(int value) {
    return value < 0x80 ? 1 : value < 0x4000 ? 2 : 3;
  }

  /** The bytes of a number of 64 bits. */
  static int sizeOfLong(long value) {
    return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + BITS - 1) / BITS;
  }

  /** Writes a number, and returns the index after it. */
  static int write(byte[] bytes, int index, int value) {
    int at = index;
    int rest = value;
    while (rest >= MORE) {
      bytes[at++] = (byte) (rest | MORE);
      rest >>>= BITS;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  /**
   * Writes a number of 64 bits, in at most {@link #LONGEST} bytes, and returns the index after it.
   */
  static int writeLong(byte[] bytes, int index, long value) {
    int at = index;
    long rest = value;
    while ((rest & -MORE) != 0) {
      bytes[at++] = (byte) (rest | MORE);
      rest >>>= BITS;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  /** Encodes a signed number so that small ones take few bytes. */
  static long zigZag(long value) {
    return value << 1 ^ value >> (Long.SIZE - 1);
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
