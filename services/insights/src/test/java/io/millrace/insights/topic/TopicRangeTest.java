package io.millrace.insights.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.store.ReadPosition;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopicRangeTest {
  private static final Edition FIRST = new Edition(0);
  private static final Edition SECOND = new Edition(1);

  @Test
  void aTopicShorterThanWhatWasReadDoesNotContinue() {
    assertThat(range(FIRST, 0, 100).continues(progress(FIRST, 1_000))).isFalse();
    assertThat(range(FIRST, 0, 100).continues(progress(FIRST, 100))).isTrue();
  }

  @Test
  void aShorterTopicThatGrewAgainIsANewEditionAndReadFromItsBeginning() {
    TopicRange again = range(SECOND, 0, 5_000);
    ReadPosition before = progress(FIRST, 1_000);

    assertThat(again.continues(before)).isFalse();
    assertThat(again.isNewEditionAfter(before)).isTrue();
    assertThat(again.after(before)).isEqualTo(Map.of(0, SECOND.revision(0)));
    assertThat(SECOND.offset(again.after(before).getOrDefault(0, -1L))).isZero();
  }

  @Test
  void whatIsReadOfANewEditionContinues() {
    TopicRange again = range(SECOND, 0, 5_000);
    ReadPosition reading = progress(SECOND, 10);

    assertThat(again.continues(reading)).isTrue();
    assertThat(again.isNewEditionAfter(reading)).isFalse();
    assertThat(again.beyond(reading)).isEqualTo(4_990);
  }

  @Test
  void everyRevisionOfAnEditionIsHigherThanAllOfTheOneBefore() {
    assertThat(SECOND.revision(0)).isGreaterThan(FIRST.revision(1L << 43));
    assertThat(Edition.of(SECOND.revision(7))).isEqualTo(SECOND);
    assertThat(FIRST.revision(7)).isEqualTo(7);
  }

  private static TopicRange range(Edition edition, long begin, long end) {
    return new TopicRange(
        "topic", Map.of(0, edition.revision(begin)), Map.of(0, edition.revision(end)));
  }

  private static ReadPosition progress(Edition edition, long next) {
    return new ReadPosition(
        Optional.of("topic"), Map.of(0, edition.revision(next)), OptionalLong.empty());
  }
}
