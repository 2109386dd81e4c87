package io.millrace.insights.web;

import io.millrace.insights.query.Answer;
import io.millrace.insights.query.Reading;
import io.millrace.insights.query.Readings;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Answers questions: as JSON or CSV, with a weak {@code ETag} of the revisions that were read, so
 * that one who has the same numbers already gets 304 instead.
 */
@Component
class Answers {
  /** The event time up to which was read; also in a 304, whose client has an older one. */
  static final String AS_OF = "Millrace-As-Of";

  private final Readings readings;
  private final StoreCalls calls;

  Answers(Readings readings, StoreCalls calls) {
    this.readings = readings;
    this.calls = calls;
  }

  Readings readings() {
    return readings;
  }

  /** What the query says, or 406, 304, 503. */
  <T extends Answer> Mono<ResponseEntity<Object>> of(
      ServerHttpRequest request, Function<T, CsvTable> table, Function<Reading, T> query) {
    Format format = Format.of(request);
    return calls.answer(
        () -> {
          Reading reading = readings.open();
          T answer = query.apply(reading);
          reading.note(question(request, format));
          return entity(request, format, answer, reading.tag(), table);
        });
  }

  private static <T extends Answer> ResponseEntity<Object> entity(
      ServerHttpRequest request, Format format, T answer, String tag, Function<T, CsvTable> table) {
    ResponseEntity.BodyBuilder entity =
        ResponseEntity.ok()
            .eTag("W/\"" + tag + '"')
            .contentType(format.type())
            .cacheControl(CacheControl.noCache().cachePrivate())
            .varyBy(HttpHeaders.ACCEPT);
    answer.asOf().ifPresent(asOf -> entity.header(AS_OF, asOf.toString()));
    answer.next().ifPresent(next -> entity.header(HttpHeaders.LINK, link(request, next)));
    return entity.body(
        switch (format) {
          case JSON -> answer;
          case CSV -> table.apply(answer).text();
        });
  }

  private static String question(ServerHttpRequest request, Format format) {
    return String.join(
        "\n", format.name(), request.getPath().value(), request.getQueryParams().toString());
  }

  private static String link(ServerHttpRequest request, String next) {
    return UriComponentsBuilder.newInstance()
        .path(request.getURI().getRawPath())
        .query(request.getURI().getRawQuery())
        .replaceQueryParam(Cursors.CURSOR, next)
        .build(true)
        .toUriString()
        .transform("<%s>; rel=\"next\""::formatted);
  }
}
