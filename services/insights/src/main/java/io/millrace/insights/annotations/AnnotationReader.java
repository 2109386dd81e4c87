package io.millrace.insights.annotations;

import io.millrace.insights.web.Moments;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the note in the body of a request. Checks every field. */
@Component
final class AnnotationReader {
  private static final int MOST_BYTES = 4 << 10;

  /** In code points. */
  private static final int LONGEST = 200;

  private static final Set<String> FIELDS = Set.of("at", "text", "platform");

  private final ObjectMapper mapper;
  private final Moments moments;
  private final PlatformParameters platforms;

  AnnotationReader(ObjectMapper mapper, Moments moments, PlatformParameters platforms) {
    this.mapper = mapper;
    this.moments = moments;
    this.platforms = platforms;
  }

  /**
   * Returns the note.
   *
   * @throws ProblemException 400 that names the field, 404 for an unknown platform, 413, or 415
   */
  Mono<NewAnnotation> read(ServerHttpRequest request) {
    MediaType type = request.getHeaders().getContentType();
    if (type == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
      throw ProblemException.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "send application/json");
    }
    return DataBufferUtils.join(request.getBody(), MOST_BYTES)
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
        .map(
            buffer -> {
              byte[] bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            })
        .defaultIfEmpty(new byte[0])
        .map(this::note);
  }

  private NewAnnotation note(byte[] body) {
    JsonNode note = parsed(body);
    note.propertyNames().stream()
        .filter(name -> !FIELDS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw ProblemException.ofParameter(
                  name.length() <= LONGEST ? name : name.substring(0, LONGEST),
                  ParameterReason.UNKNOWN,
                  "at,text,platform",
                  "unknown field; known are at, text, platform");
            });
    return new NewAnnotation(
        moments.at("at", required(note, "at")),
        checked(required(note, "text").strip()),
        text(note, "platform").map(platforms::require));
  }

  private JsonNode parsed(byte[] body) {
    try {
      JsonNode note = mapper.readTree(body);
      if (note != null && note.isObject()) {
        return note;
      }
    } catch (JacksonException _) {
      // The exception below is the same for both faults.
    }
    throw ProblemException.of(
        HttpStatus.BAD_REQUEST, "not_parseable", "the body is not a JSON object");
  }

  private static String required(JsonNode note, String field) {
    return text(note, field)
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    field, ParameterReason.REQUIRED, field + " is required, as a string"));
  }

  private static Optional<String> text(JsonNode note, String field) {
    JsonNode value = note.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
      throw ProblemException.ofParameter(
          field, ParameterReason.BAD_TEXT, field + " must be a string");
    }
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  private static String checked(String text) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
      throw ProblemException.ofParameter(
          "text",
          ParameterReason.BAD_LENGTH,
          "1," + LONGEST,
          "text has 1 to %d characters".formatted(LONGEST));
    }
    if (text.codePoints().anyMatch(AnnotationReader::isUnwanted)) {
      throw ProblemException.ofParameter(
          "text", ParameterReason.BAD_TEXT, "text has no control characters and no half pairs");
    }
    return text;
  }

  private static boolean isUnwanted(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static ProblemException tooLarge() {
    return ProblemException.of(
        HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "a note has at most 4 KiB of JSON");
  }
}
