package io.millrace.aggregator.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryEndOffsetsTest {
  private static final Generation GENERATION = new Generation(0, ResultPlacement.BY_TASK);
  private static final String SUMMARIES = Topics.SUMMARIES.name();
  private static final String STATE = "millrace-totals-changelog";

  private final OthersWrite broker = new OthersWrite();
  private final SummaryEndOffsets ends = new SummaryEndOffsets(broker);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void takesAFreshFolderForWholeWhicheverQuestionTheFirstCommitsComeBetween(int quiet) {
    broker.quiet = quiet;

    for (int look = 0; look < 5; look++) {
      assertThat(ends.storeUnlessCut(GENERATION)).as("look %d", look).isFalse();
    }
  }

  @Test
  void asksTwoQuestionsAndStoresNothingWhileNothingChanges() {
    broker.quiet = Integer.MAX_VALUE;
    broker.write(10);
    ends.remember();
    broker.asked.clear();

    assertThat(ends.storeUnlessCut(GENERATION)).isFalse();

    assertThat(broker.asked).containsExactly("committed", "ends " + SUMMARIES);
  }

  @Test
  void storesTheEndsOfSummariesThatGrow() {
    broker.quiet = Integer.MAX_VALUE;
    broker.write(10);
    assertThat(ends.storeUnlessCut(GENERATION)).isFalse();
    broker.write(10);
    assertThat(ends.storeUnlessCut(GENERATION)).isFalse();
    broker.lengths.put(SUMMARIES, 15L);

    assertThat(new SummaryEndOffsets(broker).areCut(GENERATION)).as("by another process").isTrue();
  }

  @Test
  void storesNoShorterEndsThanBeforeWhenSummariesAreCut() {
    broker.quiet = Integer.MAX_VALUE;
    broker.write(10);
    ends.remember();
    broker.lengths.put(SUMMARIES, 3L);

    assertThat(ends.storeUnlessCut(GENERATION)).isTrue();
    assertThat(ends.storeUnlessCut(GENERATION)).as("until it is repaired").isTrue();
  }

  @Test
  void findsSummariesCutThatAreShorterThanWasNoted() {
    broker.quiet = Integer.MAX_VALUE;
    broker.write(10);
    ends.remember();
    assertThat(ends.areCut(GENERATION)).isFalse();

    broker.lengths.put(SUMMARIES, 3L);
    assertThat(ends.areCut(GENERATION)).isTrue();
    assertThat(new SummaryEndOffsets(broker).areCut(GENERATION)).as("by another process").isTrue();
  }

  @Test
  void findsSummariesGoneThatAreEmptyBesideState() {
    broker.quiet = Integer.MAX_VALUE;
    broker.write(10);
    broker.lengths.put(SUMMARIES, 0L);

    assertThat(ends.areCut(GENERATION)).isTrue();
  }

  /** After each answer another process commits once more, and notes how long the summaries are. */
  private static final class OthersWrite implements TopicEnds {
    private final Map<String, Long> lengths = new HashMap<>(Map.of(SUMMARIES, 0L, STATE, 0L));
    private final Map<TopicPartition, Long> noted = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int quiet;

    /** One transaction of both topics. */
    void write(long records) {
      lengths.replaceAll((_, length) -> length + records);
    }

    private <T> T answer(T now) {
      if (quiet > 0) {
        quiet--;
      } else {
        write(5);
        noted.putAll(partition(SUMMARIES));
      }
      return now;
    }

    private Map<TopicPartition, Long> partition(String topic) {
      return Map.of(new TopicPartition(topic, 0), lengths.getOrDefault(topic, 0L));
    }

    @Override
    public List<String> topics() {
      asked.add("topics");
      return answer(List.copyOf(lengths.keySet()));
    }

    @Override
    public Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation) {
      asked.add("ends " + topic);
      return answer(partition(topic));
    }

    @Override
    public Map<TopicPartition, Long> committed(String group) {
      asked.add("committed");
      return answer(Map.copyOf(noted));
    }

    @Override
    public void commit(String group, Map<TopicPartition, Long> next) {
      asked.add("commit");
      noted.putAll(next);
    }
  }
}
