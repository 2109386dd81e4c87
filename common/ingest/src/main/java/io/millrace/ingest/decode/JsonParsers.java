package io.millrace.ingest.decode;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Creates JSON parsers with limits. The length of a value needs no limit of its own, because the
 * size of the body limits it.
 */
final class JsonParsers {
  /**
   * A valid body is at most four levels deep. Up to this depth, an event that nests too deep is
   * rejected alone, with the name of its field.
   */
  private static final int MAX_DEPTH = 32;

  /** The parser caches a bounded number of names, so each name must be short. */
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

  /** Creates a parser of bytes that {@link StrictUtf8} has accepted. */
  static JsonParser over(byte[] bytes, int from, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
  }
}
