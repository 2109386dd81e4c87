package io.millrace.insights.web;

import io.millrace.insights.memory.Remembered;
import io.millrace.insights.store.Progress;
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

  RecentAnswers(Clock clock) {
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param uri path and query as they were sent
   */
  record Question(Format format, String uri) {}

  /** What was answered while reading had come as far, if that was a moment ago. */
  Optional<ResponseEntity<byte[]>> find(Question question, Progress progress) {
    return answers
        .find(question)
        .filter(kept -> kept.progress().equals(progress) && !kept.isOlderThan(MOMENT, clock))
        .map(Kept::answer);
  }

  /**
   * Remembers an answer, and gives it back.
   *
   * @param progress how far reading had come at least when the answer was begun
   */
  ResponseEntity<byte[]> keep(
      Question question, Progress progress, Supplier<ResponseEntity<byte[]>> answer) {
    Instant begun = clock.instant();
    ResponseEntity<byte[]> made = answer.get();
    return answers.put(question, new Kept(progress, begun, made, size(question, made))).answer();
  }

  private static int size(Question question, ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    return BESIDE_THE_BODY + question.uri().length() + (body == null ? 0 : body.length);
  }

  private record Kept(Progress progress, Instant begun, ResponseEntity<byte[]> answer, int size) {
    boolean isOlderThan(Duration age, Clock clock) {
      return Duration.between(begun, clock.instant()).compareTo(age) > 0;
    }
  }
}
