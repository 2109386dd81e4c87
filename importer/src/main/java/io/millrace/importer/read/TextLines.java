package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;

/**
 * Reads lines of text, each of at most 1 MiB. Lines end with LF, CR LF or CR. A line that is too
 * long or not in the encoding is damaged; it does not affect the next line.
 *
 * <p>In all supported encodings, the bytes 10 and 13 are always line breaks; {@link Encoding}
 * converts the others before.
 */
final class TextLines {
  /** The beginning of a line that explains a refused record. It is never data. */
  static final String REASON = "#!millrace ";

  /** The longest line, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  private static final String REPLACEMENT = "\ufffd";

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final boolean converted;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean tooLong;
  private boolean afterReturn;
  private boolean terminated;
  private long number;

  private TextLines(InputStream in, Charset charset, boolean converted) {
    this.in = in;
    this.charset = charset;
    this.decoder = charset.newDecoder();
    this.converted = converted;
  }

  /** Reads bytes in an encoding that contains ASCII. */
  static TextLines of(InputStream in, Charset charset) {
    return new TextLines(in, charset, false);
  }

  /** Reads UTF-8 that was converted from another encoding, with U+FFFD for what was wrong. */
  static TextLines converted(InputStream in) {
    return new TextLines(in, UTF_8, true);
  }

  /** Reads the next line and returns false at the end. */
  boolean advance() throws IOException {
    length = 0;
    tooLong = false;
    if (!more()) {
      return false;
    }
    number++;
    while (!takeUntilBreak() && fill()) {
      // the next call continues in the refilled buffer
    }
    return true;
  }

  /** Returns the number of the line, from 1. */
  long number() {
    return number;
  }

  /** Returns whether the line is the last one and has no line break. */
  boolean atEndWithoutBreak() {
    return !terminated;
  }

  /** Returns the line without its line break. */
  String text() throws DamagedException {
    if (tooLong) {
      throw new DamagedException("longer than 1 MiB");
    }
    String text = decoded();
    if (converted && text.contains(REPLACEMENT)) {
      throw new DamagedException("not in the encoding of the file");
    }
    return text;
  }

  /** Returns the line, with U+FFFD for what cannot be decoded, and cut when it is too long. */
  String raw() {
    return new String(line, 0, length, charset);
  }

  private String decoded() throws DamagedException {
    if (charset.equals(UTF_8) && isAscii()) {
      return new String(line, 0, length, UTF_8);
    }
    try {
      return decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
    } catch (CharacterCodingException _) {
      throw new DamagedException("not " + charset.name());
    }
  }

  private boolean isAscii() {
    for (int i = 0; i < length; i++) {
      if (line[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Skips the LF of a CR LF, and returns whether there is another byte. */
  private boolean more() throws IOException {
    if (position == limit && !fill()) {
      return false;
    }
    if (afterReturn) {
      afterReturn = false;
      if (buffer[position] == '\n') {
        position++;
        return position < limit || fill();
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private boolean takeUntilBreak() {
    int end = position;
    while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    append(position, end - position);
    boolean found = end < limit;
    afterReturn = found && buffer[end] == '\r';
    terminated = found;
    position = found ? end + 1 : limit;
    return found;
  }

  private void append(int from, int count) {
    if (length + count > MAX_BYTES) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
    }
    System.arraycopy(buffer, from, line, length, count);
    length += count;
  }
}
