package io.millrace.mapping;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How files of this kind are written, where they do not say it themselves. JSON of a collector has
 * no use for it.
 *
 * @param separator the character between the cells of a row
 * @param charset the encoding; a byte order mark has precedence
 * @param comment the character that begins a line without data
 * @param sheet the name of the sheet of a workbook
 */
public record FileSettings(
    Optional<Character> separator,
    Optional<Charset> charset,
    Optional<Character> comment,
    Optional<String> sheet) {

  /** The settings of a mapping without the key {@code file}. */
  static final FileSettings NONE =
      new FileSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
