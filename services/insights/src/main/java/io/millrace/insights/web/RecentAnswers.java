package io.millrace.insights.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.memory.Remembered;
import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Caches answers for equal queries until more is read, and for at most one second of processing
 * time: rates, the current day and the expired windows change without a read. The cache has a
 * bounded number of bytes and keeps the answers that were used last. Safe for threads.
 */
@Component
class RecentAnswers {
  private static final int MOST_BYTES = 8 << 20;
  private static final int BESIDE_THE_BODY = 1 << 10;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Remembered<Question, Kept> answers = new Remembered<>(MOST_BYTES, Kept::size);
  private final Clock clock;
  private final Counter remembered;
  private final Counter made;

  RecentAnswers(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.remembered = counter("remembered", meters);
    this.made = counter("made", meters);
  }

  private static Counter counter(String source, MeterRegistry meters) {
    return Counter.builder("millrace.insights.answers")
        .description("answers to queries, remembered from a moment ago or made anew")
        .tag("source", source)
        .register(meters);
  }

  /**
   * A query, the key of the cache.
   *
   * @param uri path and query as they were sent
   */
  record Question(AnswerFormat format, String uri) {}

  /** Returns the cached answer of the same read position, if it is at most one second old. */
  Optional<ResponseEntity<byte[]>> find(Question question, ReadPosition progress) {
    Optional<Kept> found =
        answers
            .find(question)
            .filter(kept -> kept.progress().equals(progress) && !kept.isOlderThan(MOMENT, clock));
    found.ifPresent(_ -> remembered.increment());
    return found.map(Kept::answer);
  }

  /**
   * Makes an answer, caches it and returns it.
   *
   * @param progress a read position from before the answer was begun
   */
  ResponseEntity<byte[]> keep(
      Question question, ReadPosition progress, Supplier<ResponseEntity<byte[]>> answer) {
    Instant begun = clock.instant();
    ResponseEntity<byte[]> sent = answer.get();
    made.increment();
    return answers.put(question, new Kept(progress, begun, sent, size(question, sent))).answer();
  }

  private static int size(Question question, ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    return BESIDE_THE_BODY + question.uri().length() + (body == null ? 0 : body.length);
  }

  private record Kept(
      ReadPosition progress, Instant begun, ResponseEntity<byte[]> answer, int size) {
    boolean isOlderThan(Duration age, Clock clock) {
      return Duration.between(begun, clock.instant()).compareTo(age) > 0;
    }
  }
}
