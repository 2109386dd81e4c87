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
 * Answers as they were sent, for those who ask the same before anything more is read. Not for
 * longer than a moment of processing time, because rates, the day that is called today and what has
 * expired change by themselves. A bounded number of bytes, the ones used last.
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
   * What is asked.
   *
   * @param uri path and query as they were sent
   */
  record Question(AnswerFormat format, String uri) {}

  /** What was answered while reading had come as far, if that was a moment ago. */
  Optional<ResponseEntity<byte[]>> find(Question question, ReadPosition progress) {
    Optional<Kept> found =
        answers
            .find(question)
            .filter(kept -> kept.progress().equals(progress) && !kept.isOlderThan(MOMENT, clock));
    found.ifPresent(_ -> remembered.increment());
    return found.map(Kept::answer);
  }

  /**
   * Remembers an answer, and gives it back.
   *
   * @param progress how far reading had come at least when the answer was begun
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
