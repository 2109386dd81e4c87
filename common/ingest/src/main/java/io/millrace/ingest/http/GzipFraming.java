package io.millrace.ingest.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the header and the trailer of a gzip member (RFC 1952, section 2.3). */
final class GzipFraming {
  private static final short MAGIC = (short) 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int TIME_FLAGS_AND_SYSTEM = 6;

  private static final int HEADER_CRC = 0x02;
  private static final int EXTRA = 0x04;
  private static final int NAME = 0x08;
  private static final int COMMENT = 0x10;
  private static final int RESERVED = 0xe0;

  private GzipFraming() {}

  /**
   * Sets the byte order of the gzip format (little endian) on the buffer, and returns the buffer.
   */
  static ByteBuffer order(ByteBuffer packed) {
    return packed.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves the position behind a header. Returns false when there is no valid header. */
  static boolean skipHeader(ByteBuffer packed) {
    try {
      return packed.getShort() == MAGIC && packed.get() == DEFLATE && skipRest(packed);
    } catch (BufferUnderflowException _) {
      return false;
    }
  }

  /**
   * Moves the position behind a trailer. Returns whether the trailer is complete and has this
   * checksum and this size.
   */
  static boolean readTrailer(ByteBuffer packed, long crc, long size) {
    return matches(packed, crc) && matches(packed, size);
  }

  private static boolean matches(ByteBuffer packed, long expected) {
    return packed.remaining() >= Integer.BYTES && packed.getInt() == (int) expected;
  }

  private static boolean skipRest(ByteBuffer packed) {
    int flags = packed.get();
    skip(packed, TIME_FLAGS_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      skip(packed, Short.toUnsignedInt(packed.getShort()));
    }
    if ((flags & NAME) != 0) {
      skipText(packed);
    }
    if ((flags & COMMENT) != 0) {
      skipText(packed);
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(packed, Short.BYTES);
    }
    return (flags & RESERVED) == 0;
  }

  private static void skip(ByteBuffer packed, int bytes) {
    if (bytes > packed.remaining()) {
      throw new BufferUnderflowException();
    }
    packed.position(packed.position() + bytes);
  }

  private static void skipText(ByteBuffer packed) {
    byte next = packed.get();
    while (next != 0) {
      next = packed.get();
    }
  }
}
