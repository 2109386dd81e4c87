package io.millrace.insights.web;

import io.millrace.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** The format of an answer. */
enum AnswerFormat {
  JSON(MediaType.APPLICATION_JSON),
  CSV(new MediaType("text", "csv", StandardCharsets.UTF_8));

  // Never changed; the checker knows only annotated types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final MediaType type;

  AnswerFormat(MediaType type) {
    this.type = type;
  }

  MediaType type() {
    return type;
  }

  /**
   * Returns the format that the request prefers; JSON when it has no preference.
   *
   * @throws ProblemException 406 {@code not_acceptable}
   */
  static AnswerFormat of(ServerHttpRequest request) {
    List<MediaType> accepted = accepted(request);
    if (accepted.isEmpty()) {
      return JSON;
    }
    for (MediaType wanted : accepted) {
      for (AnswerFormat format : values()) {
        if (wanted.getQualityValue() > 0 && wanted.isCompatibleWith(plain(format))) {
          return format;
        }
      }
    }
    throw notAcceptable();
  }

  private static MediaType plain(AnswerFormat format) {
    return new MediaType(format.type.getType(), format.type.getSubtype());
  }

  private static List<MediaType> accepted(ServerHttpRequest request) {
    try {
      List<MediaType> accepted = new ArrayList<>(request.getHeaders().getAccept());
      MimeTypeUtils.sortBySpecificity(accepted);
      return accepted;
    } catch (InvalidMediaTypeException | InvalidMimeTypeException _) {
      throw notAcceptable();
    }
  }

  private static ProblemException notAcceptable() {
    return ProblemException.of(
        HttpStatus.NOT_ACCEPTABLE, "not_acceptable", "answers are application/json or text/csv");
  }
}
