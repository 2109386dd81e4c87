package io.millrace.insights.web;

import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A small JSON object in the body of a request, with fields that are strings. */
public final class JsonBody {
  /** The longest name of an unknown field that a problem repeats. */
  private static final int LONGEST_NAME = 200;

  private final JsonNode object;

  private JsonBody(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads the body.
   *
   * @param fields the names of all fields that may be there
   * @param mostBytes a longer body ends with 413
   * @throws ProblemException 400 that names the field, 413, or 415
   */
  public static Mono<JsonBody> read(
      ServerHttpRequest request, ObjectMapper mapper, List<String> fields, int mostBytes) {
    MediaType type = request.getHeaders().getContentType();
    if (type == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
      throw ProblemException.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "send application/json");
    }
    return DataBufferUtils.join(request.getBody(), mostBytes)
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(mostBytes))
        .map(
            buffer -> {
              byte[] bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            })
        .defaultIfEmpty(new byte[0])
        .map(bytes -> parsed(bytes, mapper))
        .map(object -> new JsonBody(withoutOthers(object, fields)));
  }

  /**
   * Returns the text of the field; empty when it is missing or null.
   *
   * @throws ProblemException 400 when it is no string
   */
  public Optional<String> text(String field) {
    JsonNode value = object.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
      throw ProblemException.ofParameter(
          field, ParameterReason.BAD_TEXT, field + " must be a string");
    }
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /**
   * Returns the text of the field.
   *
   * @throws ProblemException 400 when it is missing, or no string
   */
  public String required(String field) {
    return text(field)
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    field, ParameterReason.REQUIRED, field + " is required, as a string"));
  }

  /**
   * Returns the text of the field without white space at both ends.
   *
   * @param longest in code points
   * @throws ProblemException 400 when it is missing, empty or longer, or has control characters
   */
  public String words(String field, int longest) {
    String text = required(field).strip();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
      throw ProblemException.ofParameter(
          field,
          ParameterReason.BAD_LENGTH,
          "1," + longest,
          "%s has 1 to %d characters".formatted(field, longest));
    }
    if (text.codePoints().anyMatch(JsonBody::isUnwanted)) {
      throw ProblemException.ofParameter(
          field, ParameterReason.BAD_TEXT, field + " has no control characters and no half pairs");
    }
    return text;
  }

  private static JsonNode withoutOthers(JsonNode object, List<String> fields) {
    object.propertyNames().stream()
        .filter(name -> !fields.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw ProblemException.ofParameter(
                  name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                  ParameterReason.UNKNOWN,
                  String.join(",", fields),
                  "unknown field; known are " + String.join(", ", fields));
            });
    return object;
  }

  private static JsonNode parsed(byte[] body, ObjectMapper mapper) {
    try {
      JsonNode object = mapper.readTree(body);
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (JacksonException _) {
      // The exception below is the same for both faults.
    }
    throw ProblemException.of(
        HttpStatus.BAD_REQUEST, "not_parseable", "the body is not a JSON object");
  }

  private static boolean isUnwanted(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static ProblemException tooLarge(int mostBytes) {
    return ProblemException.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "body_too_large",
        "the body has at most %d KiB of JSON".formatted(mostBytes >> 10));
  }
}
