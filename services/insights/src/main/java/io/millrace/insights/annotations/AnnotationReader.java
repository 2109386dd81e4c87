package io.millrace.insights.annotations;

import io.millrace.insights.web.JsonBody;
import io.millrace.insights.web.Moments;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.web.ProblemException;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/** Reads the note in the body of a request. Checks every field. */
@Component
final class AnnotationReader {
  private static final int MOST_BYTES = 4 << 10;

  /** In code points. */
  private static final int LONGEST = 200;

  private static final List<String> FIELDS = List.of("at", "text", "platform");

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
    return JsonBody.read(request, mapper, FIELDS, MOST_BYTES).map(this::note);
  }

  private NewAnnotation note(JsonBody body) {
    return new NewAnnotation(
        moments.at("at", body.required("at")),
        body.words("text", LONGEST),
        body.text("platform").map(platforms::require));
  }
}
