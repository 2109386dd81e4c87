package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Tells UTF-8 from what is not. Jackson does not: it guesses UTF-16 and UTF-32 from bytes that are
 * zero, where it also counts no byte offsets, and it takes longer forms of characters than needed.
 */
final class StrictUtf8 {
  private static final int CHUNK = 4096;

  private StrictUtf8() {}

  /** Whether that part is UTF-8 in its shortest form and has no zero byte, as JSON never has. */
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
