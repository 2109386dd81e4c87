package io.millrace.insights.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.insights.views.store.SavedView;
import io.millrace.insights.views.store.ViewStore;
import io.millrace.insights.views.store.ViewStore.Written;
import io.millrace.insights.web.JsonBody;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.StoreCalls;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/** Answers HTTP requests about saved views. The gateway checks who may write them. */
@RestController
class ViewsController {
  /** The gateway states the name of the caller's key there, percent-encoded. */
  private static final String BY = "X-Millrace-By";

  private static final List<String> FIELDS = List.of("name", "hash");
  private static final int MOST_BYTES = 16 << 10;

  /** In code points. */
  private static final int LONGEST_NAME = 80;

  /** In code points. */
  private static final int LONGEST_HASH = 2_000;

  private final ViewStore store;
  private final ViewSettings settings;
  private final ObjectMapper mapper;
  private final StoreCalls calls;
  private final Clock clock;

  ViewsController(
      ViewStore store, ViewSettings settings, ObjectMapper mapper, StoreCalls calls, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.mapper = mapper;
    this.calls = calls;
    this.clock = clock;
  }

  /** A view of an answer. */
  record View(String id, String name, String hash, Instant createdAt, String by) {
    static View of(SavedView view) {
      return new View(
          view.id(), view.name(), view.hash(), Instant.ofEpochMilli(view.createdAt()), view.by());
    }
  }

  /**
   * The body of the answer.
   *
   * @param views by name
   * @param most the most views that the store keeps
   */
  record ViewsAnswer(List<View> views, int most) {}

  /** The fields of a request, checked. */
  private record NewView(String name, String hash) {}

  @GetMapping("/v1/views")
  Mono<ResponseEntity<ViewsAnswer>> read(ServerHttpRequest request) {
    Parameters.of(request);
    return calls.answer(
        () ->
            ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                    new ViewsAnswer(
                        store.all().stream()
                            .map(View::of)
                            .sorted(Comparator.comparing(View::name))
                            .toList(),
                        settings.most())));
  }

  @PostMapping("/v1/views")
  Mono<ResponseEntity<View>> write(ServerHttpRequest request) {
    Parameters.of(request);
    String by = by(request);
    return body(request)
        .flatMap(
            view ->
                calls.answer(
                    () ->
                        stored(
                            store.add(
                                view.name(), view.hash(), clock.millis(), by, settings.most()))))
        .map(view -> ResponseEntity.status(HttpStatus.CREATED).body(view));
  }

  @PutMapping("/v1/views/{id}")
  Mono<ResponseEntity<View>> replace(@PathVariable String id, ServerHttpRequest request) {
    Parameters.of(request);
    return body(request)
        .flatMap(
            view ->
                calls.answer(
                    () ->
                        stored(
                            store
                                .replace(id, view.name(), view.hash())
                                .orElseThrow(ViewsController::unknown))))
        .map(ResponseEntity::ok);
  }

  @DeleteMapping("/v1/views/{id}")
  Mono<ResponseEntity<Void>> delete(@PathVariable String id, ServerHttpRequest request) {
    Parameters.of(request);
    return calls.answer(
        () -> {
          if (!store.delete(id)) {
            throw unknown();
          }
          return ResponseEntity.noContent().build();
        });
  }

  private Mono<NewView> body(ServerHttpRequest request) {
    return JsonBody.read(request, mapper, FIELDS, MOST_BYTES)
        .map(
            body ->
                new NewView(
                    body.words("name", LONGEST_NAME), hash(body.words("hash", LONGEST_HASH))));
  }

  private static String hash(String hash) {
    if (!hash.startsWith("/")) {
      throw ProblemException.ofParameter(
          "hash",
          ParameterReason.BAD_TEXT,
          "hash is the part of the address after #, which begins with /");
    }
    return hash;
  }

  /** The name of the caller's key. Nobody has to sign in at a gateway that is open. */
  private static String by(ServerHttpRequest request) {
    return Optional.ofNullable(request.getHeaders().getFirst(BY))
        .map(text -> URLDecoder.decode(text, UTF_8))
        .orElse("local");
  }

  private View stored(Written written) {
    return switch (written) {
      case Written.Stored(SavedView view) -> View.of(view);
      case Written.NameTaken _ ->
          throw ProblemException.of(
              HttpStatus.CONFLICT, "view_exists", "another saved view has this name");
      case Written.Full _ ->
          throw ProblemException.of(
              HttpStatus.CONFLICT,
              "too_many_views",
              "the store keeps at most %d views; delete some first".formatted(settings.most()));
    };
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "unknown_view", "there is no saved view of that id");
  }
}
