package io.millrace.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Grows an array of bytes; numbers take 7 bits a byte, small ones one byte. */
final class CompactWriter {
  private byte[] bytes = new byte[256];
  private int size;

  void writeByte(byte value) {
    ensure(1);
    bytes[size++] = value;
  }

  void writeLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      writeByte((byte) (value >>> shift));
    }
  }

  void writeInt(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      writeByte((byte) (value >>> shift));
    }
  }

  void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    writeByte((byte) rest);
  }

  /** Zigzag, so that small negative numbers are short as well. */
  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeText(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    writeUnsigned(utf8.length);
    write(utf8, utf8.length);
  }

  void writeAll(CompactWriter other) {
    write(other.bytes, other.size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void write(byte[] source, int length) {
    ensure(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
