package io.millrace.insights.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.insights.lag.Lag;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.query.ApiAnswer;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.QuerySnapshots;
import io.millrace.insights.query.RangeQuestion;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.web.RecentAnswers.Question;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes the HTTP answers to queries, as JSON or CSV. An answer has a weak {@code ETag} of the
 * revisions that were read, so a client that already has the same numbers gets 304. The lag changes
 * all the time and is no part of the tag. It is in the body and in a header, also in the header of
 * a 304.
 */
@Component
public class Answers {
  /**
   * Header with the newest event time that was read. A 304 has it too, because the time of the
   * client's copy is older.
   */
  static final String AS_OF = "Millrace-As-Of";

  private final QuerySnapshots snapshots;
  private final StoreCalls calls;
  private final RecentAnswers recent;
  private final LagEstimator inputLag;
  private final LagTexts lagTexts;
  private final ObjectMapper mapper;

  Answers(
      QuerySnapshots snapshots,
      StoreCalls calls,
      RecentAnswers recent,
      LagEstimator inputLag,
      LagTexts lagTexts,
      ObjectMapper mapper) {
    this.snapshots = snapshots;
    this.calls = calls;
    this.recent = recent;
    this.inputLag = inputLag;
    this.lagTexts = lagTexts;
    this.mapper = mapper;
  }

  /** Returns the answer to a query about this range, or 406, 304 or 503. */
  public <T extends ApiAnswer> Mono<ResponseEntity<byte[]>> of(
      ServerHttpRequest request,
      Function<T, CsvTable> table,
      RangeChoice choice,
      Function<RangeQuestion, T> query) {
    return of(
        request,
        table,
        choice.money(),
        (snapshot, view) -> query.apply(choice.question(snapshot, view)));
  }

  /** Returns the answer to a query about these amounts, or 406, 304 or 503. */
  public <T extends ApiAnswer> Mono<ResponseEntity<byte[]>> of(
      ServerHttpRequest request,
      Function<T, CsvTable> table,
      MoneyChoice money,
      BiFunction<QuerySnapshot, MoneyView, T> query) {
    return of(request, table, snapshot -> query.apply(snapshot, money.view(snapshots, snapshot)));
  }

  /** Returns the answer to the query, or 406, 304 or 503. */
  public <T extends ApiAnswer> Mono<ResponseEntity<byte[]>> of(
      ServerHttpRequest request, Function<T, CsvTable> table, Function<QuerySnapshot, T> query) {
    Question question = new Question(AnswerFormat.of(request), uri(request));
    ReadPosition progress = snapshots.progress();
    // Taken before the answer is made: so the answer contains at least everything up to this lag.
    Lag lag = inputLag.ofCells(progress);
    return recent
        .find(question, progress)
        .map(Mono::just)
        .orElseGet(
            () ->
                calls.answer(
                    () -> recent.keep(question, progress, () -> answer(question, table, query))))
        .map(answer -> withLag(question, answer, lag));
  }

  private <T extends ApiAnswer> ResponseEntity<byte[]> answer(
      Question question, Function<T, CsvTable> table, Function<QuerySnapshot, T> query) {
    QuerySnapshot snapshot = snapshots.open();
    T answer = query.apply(snapshot);
    snapshot.note(question.format().name());
    snapshot.note(question.uri());
    return headers(question, answer, snapshot.tag())
        .body(
            switch (question.format()) {
              case JSON -> mapper.writeValueAsBytes(answer);
              case CSV -> table.apply(answer).text().getBytes(UTF_8);
            });
  }

  /** Adds the lag of now to the answer. The answer may come from the cache. */
  private ResponseEntity<byte[]> withLag(
      Question question, ResponseEntity<byte[]> answer, Lag lag) {
    byte[] body = Objects.requireNonNull(answer.getBody());
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(LagTexts.HEADER, LagTexts.header(lag))
        .body(
            switch (question.format()) {
              case JSON -> lagTexts.beside(body, lag);
              case CSV -> body;
            });
  }

  private static ResponseEntity.BodyBuilder headers(
      Question question, ApiAnswer answer, String tag) {
    ResponseEntity.BodyBuilder entity =
        ResponseEntity.ok()
            .eTag("W/\"" + tag + '"')
            .contentType(question.format().type())
            .cacheControl(CacheControl.noCache().cachePrivate())
            .varyBy(HttpHeaders.ACCEPT);
    answer.asOf().ifPresent(asOf -> entity.header(AS_OF, asOf.toString()));
    answer.next().ifPresent(next -> entity.header(HttpHeaders.LINK, link(question, next)));
    return entity;
  }

  private static String uri(ServerHttpRequest request) {
    String path = request.getURI().getRawPath();
    String query = request.getURI().getRawQuery();
    return query == null ? path : path + '?' + query;
  }

  private static String link(Question question, String next) {
    return UriComponentsBuilder.fromUriString(question.uri())
        .replaceQueryParam(PageParameters.CURSOR, next)
        .build(true)
        .toUriString()
        .transform("<%s>; rel=\"next\""::formatted);
  }
}
