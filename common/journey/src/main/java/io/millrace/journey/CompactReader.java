package io.millrace.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads bytes that {@link CompactWriter} wrote. */
final class CompactReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private int next;

  CompactReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Creates a reader for bytes that begin with a version, and reads the version.
   *
   * @throws IllegalArgumentException when the bytes begin with another version
   */
  static CompactReader ofVersion(byte version, byte[] bytes) {
    CompactReader in = new CompactReader(bytes);
    byte found = in.readByte();
    if (found != version) {
      throw new IllegalArgumentException(
          "a stored piece has version " + found + ", not " + version);
    }
    return in;
  }

  boolean hasMore() {
    return next < bytes.length;
  }

  byte readByte() {
    require(1);
    return bytes[next++];
  }

  long readLong() {
    require(Long.BYTES);
    next += Long.BYTES;
    return (long) LONG.get(bytes, next - Long.BYTES);
  }

  int readInt() {
    require(Integer.BYTES);
    next += Integer.BYTES;
    return (int) INT.get(bytes, next - Integer.BYTES);
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
    require(length);
    next += length;
    return new String(bytes, next - length, length, UTF_8);
  }

  private void require(int more) {
    if (more > bytes.length - next) {
      throw new IllegalArgumentException("a stored piece ends too early");
    }
  }
}
