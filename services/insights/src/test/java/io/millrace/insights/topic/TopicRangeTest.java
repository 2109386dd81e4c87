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

  @Test
  void aPositionWhoseNextRecordIsGoneDoesNotContinue() {
    assertThat(range(FIRST, 50, 100).continues(progress(FIRST, 49))).isFalse();
    assertThat(range(FIRST, 50, 100).continues(progress(FIRST, 50))).isTrue();
  }

  @Test
  void aPositionInAnotherTopicNeitherContinuesNorIsOlder() {
    ReadPosition other = new ReadPosition(Optional.of("other"), Map.of(0, 0L), OptionalLong.of(7));

    assertThat(range(FIRST, 0, 100).continues(other)).isFalse();
    assertThat(range(SECOND, 0, 100).isNewEditionAfter(other)).isFalse();
  }

  @Test
  void aPartitionThatIsNoMoreDoesNotContinue() {
    ReadPosition two =
        new ReadPosition(Optional.of("topic"), Map.of(0, 1L, 1, 1L), OptionalLong.of(7));

    assertThat(range(FIRST, 0, 100).continues(two)).isFalse();
  }

  @Test
  void anAddedPartitionIsReadFromItsBeginning() {
    TopicRange two = new TopicRange("topic", Map.of(0, 0L, 1, 3L), Map.of(0, 10L, 1, 9L));
    ReadPosition one = progress(FIRST, 4);

    assertThat(two.continues(one)).isTrue();
    assertThat(two.after(one)).isEqualTo(Map.of(0, 4L, 1, 3L));
    assertThat(two.beyond(one)).isEqualTo(6 + 6);
  }

  @Test
  void nothingIsBeyondAPositionBehindTheEnd() {
    assertThat(range(FIRST, 0, 100).beyond(progress(FIRST, 101))).isZero();
    assertThat(range(FIRST, 0, 100).beyond(progress(FIRST, 99))).isOne();
  }

  @Test
  void anEditionIsNewOnlyWhenAllPartitionsAreOfIt() {
    TopicRange half = new TopicRange("topic", Map.of(0, SECOND.revision(0), 1, 0L), Map.of());

    assertThat(half.isNewEditionAfter(progress(FIRST, 4))).isFalse();
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
