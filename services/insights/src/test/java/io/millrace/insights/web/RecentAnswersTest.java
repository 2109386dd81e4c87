package io.millrace.insights.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.web.RecentAnswers.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class RecentAnswersTest {
  private static final Question MONTH = new Question(AnswerFormat.JSON, "/v1/loops?from=a&to=b");
  private static final ResponseEntity<byte[]> ANSWER =
      ResponseEntity.ok().eTag("W/\"1\"").body("{}".getBytes(UTF_8));

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final InstantSource time = () -> now;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecentAnswers answers = new RecentAnswers(time.withZone(ZoneOffset.UTC), meters);

  @Test
  void theSameQuestionIsAnsweredAgainWhileNothingMoreWasRead() {
    assertThat(answers.keep(MONTH, at(5), () -> ANSWER)).isSameAs(ANSWER);
    now = now.plusMillis(1_000);
    assertThat(answers.find(MONTH, at(5))).containsSame(ANSWER);
  }

  @Test
  void anotherQuestionOrFormatIsNot() {
    answers.keep(MONTH, at(5), () -> ANSWER);
    assertThat(answers.find(new Question(AnswerFormat.CSV, MONTH.uri()), at(5))).isEmpty();
    assertThat(answers.find(new Question(AnswerFormat.JSON, "/v1/loops?from=a&to=c"), at(5)))
        .isEmpty();
  }

  @Test
  void anAnswerIsNotUsedAfterMoreWasRead() {
    answers.keep(MONTH, at(5), () -> ANSWER);
    assertThat(answers.find(MONTH, at(6))).isEmpty();
    assertThat(answers.find(MONTH, ReadPosition.at("another"))).isEmpty();
  }

  /** Days end, rates change and minutes expire without a read. */
  @Test
  void anAnswerIsUsedForAMomentOnly() {
    answers.keep(MONTH, at(5), () -> ANSWER);
    now = now.plus(Duration.ofMillis(1_001));
    assertThat(answers.find(MONTH, at(5))).isEmpty();
  }

  @Test
  void theMomentBeginsBeforeTheAnswerIsMade() {
    answers.keep(
        MONTH,
        at(5),
        () -> {
          now = now.plusMillis(1_001);
          return ANSWER;
        });
    assertThat(answers.find(MONTH, at(5))).isEmpty();
  }

  @Test
  void countsWhatWasMadeAndWhatWasRemembered() {
    answers.keep(MONTH, at(5), () -> ANSWER);
    answers.find(MONTH, at(5));
    answers.find(MONTH, at(5));
    answers.find(MONTH, at(6));
    assertThat(counted("made")).isEqualTo(1);
    assertThat(counted("remembered")).isEqualTo(2);
  }

  private double counted(String source) {
    return meters.get("millrace.insights.answers").tag("source", source).counter().count();
  }

  private static ReadPosition at(long offset) {
    return new ReadPosition(Optional.of("topic"), Map.of(0, offset), OptionalLong.of(1));
  }
}
