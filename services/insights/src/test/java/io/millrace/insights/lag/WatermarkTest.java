package io.millrace.insights.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.lag.Offsets.Partition;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Positions are written as the offsets of the partitions in their order. */
class WatermarkTest {
  private final Watermark watermark = new Watermark(PipelineLog.TO_CELLS);
  private final Logs logs = new Logs();
  private Offsets read = place("summaries", 0);
  private long now;

  @Test
  void knowsNothingBeforeTheFirstLook() {
    assertThat(counted()).isEmpty();
  }

  @Test
  void whereNothingWaitsOneLookIsEnough() {
    logs.events(5).counted(5).facts(8).totalled(8).summaries(13);
    read(13);
    look(1);
    assertThat(counted()).hasValue(1);
  }

  @Test
  void whereNothingWasEverAcceptedEverythingIsCounted() {
    look(1);
    assertThat(counted()).hasValue(1);
  }

  @Test
  void waitsForTheEventsThenTheFactsThenTheSummariesThenTheReading() {
    logs.events(5);
    look(1);
    logs.counted(5).facts(2);
    look(2);
    assertThat(counted()).as("facts in flight").isEmpty();
    logs.totalled(2).summaries(3);
    look(3);
    assertThat(counted()).as("summaries not read").isEmpty();
    read(3);
    assertThat(counted()).as("the third look saw all of it, too").hasValue(3);
  }

  @Test
  void eventsThatCameSinceDoNotHoldBackTheMomentBefore() {
    logs.events(5);
    look(1);
    logs.events(9).counted(5).facts(2);
    look(2);
    logs.facts(7).totalled(2).summaries(4);
    look(3);
    read(4);
    logs.events(20).summaries(9);
    look(4);
    assertThat(counted()).hasValue(1);
  }

  @Test
  void everyPartitionHasToBeCounted() {
    logs.events(5, 5, 5);
    look(1);
    logs.counted(9, 5, 4);
    look(2);
    assertThat(counted()).isEmpty();
    logs.counted(9, 5, 5);
    look(3);
    assertThat(counted()).hasValue(3);
  }

  /**
   * The end of a transaction may not be in the log yet when the group has already committed a later
   * position.
   */
  @Test
  void factsOfAnOpenTransactionAreWaitedFor() {
    logs.events(5).facts(3);
    look(1);
    logs.counted(5).totalled(2);
    look(2);
    logs.totalled(2).facts(4);
    look(3);
    assertThat(counted()).isEmpty();
    logs.totalled(4);
    look(4);
    assertThat(counted()).hasValue(4);
  }

  @Test
  void aGenerationThatBeginsForgetsWhatTheOneBeforeCounted() {
    logs.events(5).counted(5);
    look(1);
    logs.application = "millrace-1";
    logs.counted(0);
    look(2);
    assertThat(counted()).isEmpty();
    logs.counted(5);
    look(3);
    assertThat(counted()).hasValue(3);
  }

  @Test
  void aLogThatGotShorterIsAnotherLog() {
    logs.events(5).counted(3);
    look(1);
    logs.events(2).counted(2);
    look(2);
    assertThat(counted()).hasValue(2);
    logs.events(1).counted(0);
    look(3);
    assertThat(counted()).isEmpty();
  }

  @Test
  void aTopicThatWasMadeAnewIsAnotherLog() {
    logs.events(5).counted(5).summaries(7);
    read(7);
    look(1);
    assertThat(counted()).hasValue(1);
    logs.set(PipelineLog.SUMMARIES, place("summaries of another id", 7));
    look(2);
    assertThat(counted()).as("that topic is not what was read").isEmpty();
    read = place("summaries of another id", 7);
    assertThat(counted()).hasValue(2);
  }

  @Test
  void aReadingThatStartsOverHasNothing() {
    logs.events(5).counted(5).summaries(7);
    read(7);
    look(1);
    look(2);
    read(3);
    assertThat(counted()).isEmpty();
    read(7);
    assertThat(counted()).hasValue(2);
  }

  /**
   * An aggregator that continues from an earlier position counts no event twice, but some later.
   */
  @Test
  void aGroupThatFallsBackDelaysOnlyWhatIsNotCountedYet() {
    logs.events(5).counted(5);
    look(1);
    logs.events(9).counted(2);
    look(2);
    assertThat(counted()).hasValue(1);
    logs.counted(9);
    look(3);
    assertThat(counted()).hasValue(3);
  }

  @Test
  void whateverIsWaitedForHowLongEverItHoldsFewMarksAndPromisesNothingFalse() {
    for (int at = 1; at <= 100_000; at++) {
      logs.events(at);
      look(at);
    }
    assertThat(watermark.marks()).isLessThanOrEqualTo(Watermark.MOST_MARKS);
    logs.counted(60_000);
    look(100_001);
    assertThat(counted().orElseThrow()).isBetween(1L, 60_000L);
    logs.counted(99_999);
    look(100_002);
    assertThat(counted().orElseThrow()).isBetween(90_000L, 99_999L);
    logs.counted(100_000);
    look(100_003);
    assertThat(counted()).hasValue(100_003);
  }

  @Test
  void countsTheEventsThatWait() {
    logs.events(5, 7, 9).counted(5, 3, 0);
    assertThat(logs.look().waiting()).isEqualTo(13);
    logs.counted(6, 9, 9);
    assertThat(logs.look().waiting()).as("counted since the ends were seen").isZero();
  }

  private void look(long at) {
    now = at;
    watermark.add(logs.look(), now, read);
  }

  private void read(long upTo) {
    read = place("summaries", upTo);
  }

  private OptionalLong counted() {
    return watermark.counted(read);
  }

  private static Offsets place(String topic, long... next) {
    Map<Partition, Long> offsets = new HashMap<>();
    for (int i = 0; i < next.length; i++) {
      offsets.put(new Partition(topic, i), next[i]);
    }
    return new Offsets(offsets);
  }

  /** The logs that a sample reads. */
  private static final class Logs {
    private final Map<PipelineLog, Offsets> ends = new HashMap<>();
    private final Map<PipelineLog, Offsets> counted = new HashMap<>();
    private String application = "millrace";

    Logs events(long... end) {
      return set(PipelineLog.EVENTS, place("events", end));
    }

    Logs counted(long... next) {
      counted.put(PipelineLog.EVENTS, place("events", next));
      return this;
    }

    Logs facts(long... end) {
      return set(PipelineLog.FACTS, place("facts of " + application, end));
    }

    Logs totalled(long... next) {
      counted.put(PipelineLog.FACTS, place("facts of " + application, next));
      return this;
    }

    Logs summaries(long... end) {
      return set(PipelineLog.SUMMARIES, place("summaries", end));
    }

    Logs set(PipelineLog log, Offsets end) {
      ends.put(log, end);
      return this;
    }

    LagSample look() {
      return new LagSample(application, ends, counted);
    }
  }
}
