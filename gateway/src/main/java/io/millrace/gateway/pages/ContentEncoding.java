package io.millrace.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The encodings of a file on the wire, in the order of size with the smallest first. */
enum ContentEncoding {
  BROTLI("br", ".br"),
  GZIP("gzip", ".gz"),
  PLAIN("", "");

  private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*$");

  private final String token;
  private final String suffix;

  ContentEncoding(String token, String suffix) {
    this.token = token;
    this.suffix = suffix;
  }

  /** The name in HTTP; empty for {@link #PLAIN}. */
  String token() {
    return token;
  }

  /** The suffix in the name of a file that was encoded before the start. */
  String suffix() {
    return suffix;
  }

  /** Whether a client accepts this encoding, by its {@code Accept-Encoding}. */
  boolean isIn(List<String> acceptEncoding) {
    return this == PLAIN
        || acceptEncoding.stream().flatMap(ContentEncoding::tokens).anyMatch(token::equals);
  }

  private static Stream<String> tokens(String header) {
    return Stream.of(header.toLowerCase(Locale.ROOT).split(","))
        .filter(part -> !REFUSED.matcher(part).find())
        .map(part -> part.split(";", 2)[0].strip());
  }
}
