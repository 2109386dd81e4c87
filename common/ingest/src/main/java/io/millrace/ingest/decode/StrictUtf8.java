package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Checks that bytes are strict UTF-8. Jackson does not check this. Jackson takes zero bytes as a
 * sign of UTF-16 or UTF-32, and then it counts no byte offsets. Jackson also accepts characters
 * that are encoded with more bytes than necessary.
 */
final class StrictUtf8 {
  private static final int CHUNK = 4096;

  private StrictUtf8() {}

  /**
   * Whether this range of bytes is UTF-8 in its shortest form without a zero byte. JSON never
   * contains a zero byte.
   */
  static boolean is(byte[] bytes, int from, int length) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
    CharBuffer out = CharBuffer.allocate(Math.max(2, Math.min(CHUNK, length)));
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return !result.isError() && !hasZero(bytes, from, length);
  }

  private static boolean hasZero(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
