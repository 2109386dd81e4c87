package io.millrace.insights.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.store.ReadPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopicBatchTest {
  private static final ReadPosition BEFORE =
      new ReadPosition(Optional.of("topic"), Map.of(0, 5L, 1, 7L), OptionalLong.of(1_000));

  @Test
  void theNextRecordsMoveOnAndThoseOfOtherPartitionsStay() {
    assertThat(after(BEFORE).next()).isEqualTo(Map.of(0, 9L, 1, 7L));
    assertThat(after(BEFORE).topic()).isEqualTo(BEFORE.topic());
  }

  @Test
  void theNewestEventTimeIsThatOfAnyRecord() {
    assertThat(after(BEFORE, 1_200, 1_500, 1_100).asOf()).hasValue(1_500);
  }

  @Test
  void theNewestEventTimeNeverGoesBack() {
    assertThat(after(BEFORE, 400).asOf()).hasValue(1_000);
    assertThat(after(BEFORE).asOf()).hasValue(1_000);
  }

  @Test
  void aDeletionHasNoEventTime() {
    assertThat(batch(-1L).after(BEFORE, TopicBatchTest::time).asOf()).hasValue(1_000);
  }

  @Test
  void theFirstRecordsGiveTheirOwnEventTime() {
    assertThat(after(ReadPosition.at("topic"), 400, 300).asOf()).hasValue(400);
    assertThat(after(ReadPosition.at("topic")).asOf()).isEmpty();
  }

  private static ReadPosition after(ReadPosition before, long... times) {
    return batch(Arrays.stream(times).boxed().toArray(Long[]::new))
        .after(before, TopicBatchTest::time);
  }

  private static TopicBatch<Long> batch(Long... times) {
    return new TopicBatch<>(List.of(times), Map.of(0, 9L), 0);
  }

  private static OptionalLong time(long time) {
    return time < 0 ? OptionalLong.empty() : OptionalLong.of(time);
  }
}
