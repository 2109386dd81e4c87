package io.millrace.importer;

import io.millrace.importer.mapping.BadRowException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines of UTF-8, each of at most 1 MiB. A line that is too long or not UTF-8 is a bad line;
 * it does not affect the next line.
 */
final class LineReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final int BYTE_ORDER_MARK = '\ufeff';

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean tooLong;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Reads the next line and returns false at the end. */
  boolean advance() throws IOException {
    length = 0;
    tooLong = false;
    if (position == limit && !fill()) {
      return false;
    }
    number++;
    while (!takeUntilNewline() && fill()) {
      // the next call continues in the refilled buffer
    }
    return true;
  }

  /** Returns the number of the line, from 1. */
  long number() {
    return number;
  }

  /** Returns the line without its line break. */
  String text() throws BadRowException {
    if (tooLong) {
      throw new BadRowException("longer than 1 MiB");
    }
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, end)).toString();
      return number == 1 && text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new BadRowException("not UTF-8");
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private boolean takeUntilNewline() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    append(position, end - position);
    boolean found = end < limit;
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
