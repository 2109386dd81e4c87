package io.millrace.ingest.decode;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Parsers with limits. Lengths of values need none beyond that of the body they are in. */
final class JsonParsers {
  /** The contract nests four deep; the rest is room for what is refused by name. */
  private static final int MAX_DEPTH = 32;

  /** The parser remembers names, a bounded number of them: so, none of them may be large. */
  private static final int MAX_NAME_LENGTH = 2048;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private JsonParsers() {}

  /** A parser over bytes that are {@link StrictUtf8}. */
  static JsonParser over(byte[] bytes, int from, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
  }
}
