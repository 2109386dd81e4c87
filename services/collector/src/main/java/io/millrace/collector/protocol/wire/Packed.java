package io.millrace.collector.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.collector.protocol.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Undoes what clients do to make a text shorter or safer to send: base64 and gzip. */
public final class Packed {
  /** The largest text after decompression, that of a body. */
  static final int MAX_UNPACKED = 4 << 20;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private Packed() {}

  /**
   * Undoes base64 of either alphabet, with or without padding and line breaks.
   *
   * @param part the name of the part that is read, for the message
   */
  public static byte[] base64(String text, String part) throws ProtocolException {
    try {
      // A form turns an unescaped plus sign into a space.
      String plain = text.strip().replace(' ', '+').replace('-', '+').replace('_', '/');
      return Base64.getMimeDecoder().decode(withoutPadding(plain).getBytes(ISO_8859_1));
    } catch (IllegalArgumentException _) {
      throw new ProtocolException(part + " is not base64");
    }
  }

  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Whether the bytes start as a gzip file does. */
  public static boolean isGzip(byte[] bytes) {
    return bytes.length > 1
        && Byte.toUnsignedInt(bytes[0]) == GZIP_FIRST
        && Byte.toUnsignedInt(bytes[1]) == GZIP_SECOND;
  }

  /**
   * Undoes gzip, up to 4 MiB.
   *
   * @param part the name of the part that is read, for the message
   */
  public static byte[] gunzip(byte[] packed, String part) throws ProtocolException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = in.readNBytes(MAX_UNPACKED + 1);
      if (plain.length > MAX_UNPACKED) {
        throw new ProtocolException(
            "%s takes more than %d bytes after decompression".formatted(part, MAX_UNPACKED));
      }
      return plain;
    } catch (IOException _) {
      throw new ProtocolException(part + " is not valid gzip");
    }
  }
}
