package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The encoding of a text file. A byte order mark has precedence over the given encoding.
 *
 * @param charset the encoding
 */
record Encoding(Charset charset) {
  /** Byte order marks in hexadecimal digits. A mark comes before a mark that it begins with. */
  private static final Map<String, String> MARKS = marks();

  /** Reads over a byte order mark and returns the encoding of the text. */
  static Encoding of(BufferedInputStream in, Optional<Charset> given) throws IOException {
    return new Encoding(skipMark(in).or(() -> given).orElse(UTF_8));
  }

  /** Returns the lines of the text. */
  TextLines lines(BufferedInputStream in) {
    return isWide() ? TextLines.converted(new Utf8Stream(in, charset)) : TextLines.of(in, charset);
  }

  /** Returns the characters of the text. It fails on bytes that are not in the encoding. */
  Reader reader(BufferedInputStream in) {
    return new InputStreamReader(in, charset.newDecoder());
  }

  /** Returns the beginning of the text, without reading over it. */
  String head(BufferedInputStream in, int bytes) throws IOException {
    in.mark(bytes);
    byte[] head = in.readNBytes(bytes);
    in.reset();
    return new String(head, charset);
  }

  private boolean isWide() {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  private static Optional<Charset> skipMark(BufferedInputStream in) throws IOException {
    in.mark(4);
    String head = HexFormat.of().formatHex(in.readNBytes(4));
    in.reset();
    for (Map.Entry<String, String> mark : MARKS.entrySet()) {
      if (head.startsWith(mark.getKey())) {
        in.skipNBytes(mark.getKey().length() / 2);
        return Optional.of(Charset.forName(mark.getValue()));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("efbbbf", "UTF-8");
    marks.put("fffe0000", "UTF-32LE");
    marks.put("0000feff", "UTF-32BE");
    marks.put("fffe", "UTF-16LE");
    marks.put("feff", "UTF-16BE");
    return marks;
  }
}
