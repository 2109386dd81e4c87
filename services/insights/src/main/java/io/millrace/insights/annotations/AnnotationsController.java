package io.millrace.insights.annotations;

import io.millrace.insights.web.Moments;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.insights.web.StoreCalls;
import io.millrace.web.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests about notes. The gateway checks who may write them. */
@RestController
class AnnotationsController {
  private final Annotations annotations;
  private final AnnotationReader reader;
  private final Moments moments;
  private final PlatformParameters platforms;
  private final StoreCalls calls;

  AnnotationsController(
      Annotations annotations,
      AnnotationReader reader,
      Moments moments,
      PlatformParameters platforms,
      StoreCalls calls) {
    this.annotations = annotations;
    this.reader = reader;
    this.moments = moments;
    this.platforms = platforms;
    this.calls = calls;
  }

  /**
   * The body of the answer.
   *
   * @param zone IANA time zone of days
   * @param most the most notes that the store keeps
   */
  record AnnotationsAnswer(String zone, List<Annotation> annotations, int most) {}

  @GetMapping("/v1/annotations")
  Mono<ResponseEntity<AnnotationsAnswer>> read(ServerHttpRequest request) {
    Predicate<Annotation> wanted = wanted(Parameters.of(request, "from", "to", "platform"));
    return calls.answer(
        () ->
            ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                    new AnnotationsAnswer(
                        moments.zone(), annotations.find(wanted), annotations.most())));
  }

  @PostMapping("/v1/annotations")
  Mono<ResponseEntity<Annotation>> write(ServerHttpRequest request) {
    Parameters.of(request);
    return reader
        .read(request)
        .flatMap(note -> calls.answer(() -> annotations.add(note).orElseThrow(this::full)))
        .map(note -> ResponseEntity.status(HttpStatus.CREATED).body(note));
  }

  @DeleteMapping("/v1/annotations/{id}")
  Mono<ResponseEntity<Void>> delete(@PathVariable String id, ServerHttpRequest request) {
    Parameters.of(request);
    return calls.answer(
        () -> {
          if (!annotations.delete(id)) {
            throw ProblemException.of(
                HttpStatus.NOT_FOUND, "unknown_annotation", "there is no written note of that id");
          }
          return ResponseEntity.noContent().build();
        });
  }

  private Predicate<Annotation> wanted(Parameters parameters) {
    Optional<Instant> from = time(parameters, "from");
    Optional<Instant> to = time(parameters, "to");
    Optional<String> platform = parameters.find("platform").map(platforms::require);
    return note ->
        from.filter(note.at()::isBefore).isEmpty()
            && to.filter(end -> !note.at().isBefore(end)).isEmpty()
            && (platform.isEmpty()
                || note.platform().isEmpty()
                || platform.equals(note.platform()));
  }

  private Optional<Instant> time(Parameters parameters, String name) {
    return parameters.find(name).map(text -> Instant.ofEpochMilli(moments.at(name, text)));
  }

  private ProblemException full() {
    return ProblemException.of(
        HttpStatus.CONFLICT,
        "too_many_annotations",
        "the store keeps at most %d notes; delete some first".formatted(annotations.most()));
  }
}
