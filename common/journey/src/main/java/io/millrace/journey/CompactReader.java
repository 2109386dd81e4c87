package io.millrace.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what {@link CompactWriter} wrote. */
final class CompactReader {
  private final byte[] bytes;
  private int next;

  CompactReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads what begins with that version.
   *
   * @throws IllegalArgumentException when it begins with another
   */
  static CompactReader ofVersion(byte version, byte[] bytes) {
    CompactReader in = new CompactReader(bytes);
    byte found = in.readByte();
    if (found != version) {
      throw new IllegalArgumentException("a piece of version " + found + ", not " + version);
    }
    return in;
  }

  boolean hasMore() {
    return next < bytes.length;
  }

  byte readByte() {
    if (next >= bytes.length) {
      throw new IllegalArgumentException("a piece ends too early");
    }
    return bytes[next++];
  }

  long readLong() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (readByte() & 0xFF);
    }
    return value;
  }

  int readInt() {
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | (readByte() & 0xFF);
    }
    return value;
  }

  long readUnsigned() {
    long value = 0;
    int shift = 0;
    byte part;
    do {
      part = readByte();
      value |= (part & 0x7FL) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  String readText() {
    int length = (int) readUnsigned();
    if (length > bytes.length - next) {
      throw new IllegalArgumentException("a piece ends too early");
    }
    next += length;
    return new String(bytes, next - length, length, UTF_8);
  }
}
