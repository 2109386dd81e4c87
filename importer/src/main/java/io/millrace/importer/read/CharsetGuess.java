package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Optional;

/** Guesses the encoding of text without byte order mark. */
final class CharsetGuess {
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private CharsetGuess() {}

  /** Returns the encoding, or empty for UTF-8 and for text with a byte order mark. */
  static Optional<Charset> of(byte[] head) {
    boolean marked = head.length > 1 && (head[0] & 0xfe) == 0xfe && (head[1] & 0xfe) == 0xfe;
    if (marked || fits(head, UTF_8)) {
      return Optional.empty();
    }
    return Optional.of(fits(head, CHINESE) ? CHINESE : WESTERN);
  }

  /** Returns whether the bytes are in the encoding; the last character may be cut. */
  private static boolean fits(byte[] head, Charset charset) {
    return !charset
        .newDecoder()
        .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
        .isError();
  }
}
