package io.millrace.events.wire;

import java.util.Arrays;

/** Bytes that grow at their end. For one thread. */
final class ByteBuilder {
  private byte[] bytes = new byte[64];
  private int length;

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  ByteBuilder add(byte value) {
    ensure(1);
    bytes[length++] = value;
    return this;
  }

  ByteBuilder addVarint(long value) {
    ensure(Varints.LONGEST);
    length = Varints.write(bytes, length, value);
    return this;
  }

  ByteBuilder add(ByteBuilder other) {
    return add(other.bytes, other.length);
  }

  ByteBuilder add(byte[] more, int count) {
    ensure(count);
    System.arraycopy(more, 0, bytes, length, count);
    length += count;
    return this;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
