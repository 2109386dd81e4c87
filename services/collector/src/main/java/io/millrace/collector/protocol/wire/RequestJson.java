package io.millrace.collector.protocol.wire;

import io.millrace.collector.protocol.ProtocolException;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON texts of one request within limits: 64 levels, names of 2 048 and numbers of 100
 * characters, exponents up to 400, and 250 000 values in all texts of the request together. Numbers
 * with a fraction keep their decimal digits. Not safe for several threads.
 */
public final class RequestJson {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NAME_LENGTH = 2_048;
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_SCALE = 400;
  private static final int MAX_VALUES = 250_000;

  /** A value has at most two tokens, and those of an object or array are two as well. */
  private static final long MAX_TOKENS = 2L * MAX_VALUES;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private int values;

  /**
   * Reads one JSON text.
   *
   * @param part the name of the part that is read, for the message
   */
  public JsonNode read(byte[] text, String part) throws ProtocolException {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isMissingNode()) {
        throw new ProtocolException(part + " is empty");
      }
      check(json, part);
      return json;
    } catch (JacksonException | NumberFormatException _) { // the latter for an exponent above int
      throw new ProtocolException(
          "%s is not JSON of at most %d levels and %d values"
              .formatted(part, MAX_DEPTH, MAX_VALUES));
    }
  }

  /**
   * The objects of an array, or the one object itself.
   *
   * @param part the name of the part, for the message
   */
  public static List<JsonNode> items(JsonNode json, String part) throws ProtocolException {
    return switch (json) {
      case ObjectNode object -> List.of(object);
      case JsonNode array when array.isArray() -> List.copyOf(array.values());
      default -> throw new ProtocolException(part + " is neither a JSON object nor an array");
    };
  }

  private void check(JsonNode json, String part) throws ProtocolException {
    values++;
    if (values > MAX_VALUES) {
      throw new ProtocolException("the request has more than %d JSON values".formatted(MAX_VALUES));
    }
    if (json.isBigDecimal()) {
      requireUsualScale(json.decimalValue(), part);
    }
    for (JsonNode child : json) {
      check(child, part);
    }
  }

  /** The plain digits of a number fill memory when its exponent is large. */
  private static void requireUsualScale(BigDecimal number, String part) throws ProtocolException {
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new ProtocolException(
          "%s has a number with an exponent above %d".formatted(part, MAX_SCALE));
    }
  }
}
