package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class CommitScheduleTest {
  private static final TaskId TASK = new TaskId(0, 3);
  private static final TaskId OTHER = new TaskId(1, 3);
  private static final RecordPosition FIRST = new RecordPosition("millrace.events.content", 3, 17);

  private static final Duration FRESH = Duration.ZERO;

  private long now = -1;
  private final CommitSchedule commits = new CommitSchedule(Duration.ofMillis(200), () -> now);

  @Test
  void theFirstRecordSinceACommitIsRememberedUntilTheNextOne() {
    commits.begin(TASK, FIRST, FRESH);
    commits.begin(TASK, new RecordPosition("millrace.events.content", 3, 18), FRESH);
    pass(Duration.ofSeconds(11));

    assertThat(commits.firstOf(TASK)).contains(FIRST);
    assertThat(commits.oldest()).isEqualTo(Duration.ofSeconds(11));

    commits.end();
    assertThat(commits.firstOf(TASK)).isEmpty();
    assertThat(commits.oldest()).isZero();
  }

  @Test
  void aCommitOfOneThreadIsNoneOfAnother() throws InterruptedException {
    commits.begin(TASK, FIRST, FRESH);
    Thread.ofPlatform().start(commits::end).join();

    assertThat(commits.firstOf(TASK)).contains(FIRST);
  }

  @Test
  void aTaskThatIsGivenAwayIsNotWaitedFor() {
    commits.begin(TASK, FIRST, FRESH);
    commits.forget(TASK);

    assertThat(commits.oldest()).isZero();
  }

  @Test
  void allThatACommitTookCountsForTheNextOneOfTheThread() {
    commits.time(() -> pass(Duration.ofMillis(40)));
    commits.time(() -> pass(Duration.ofMillis(20)));
    commits.end();

    assertThat(commits.begin(OTHER, FIRST, FRESH)).isEqualTo(Duration.ofMillis(600));
    pass(Duration.ofMillis(600));
    assertThat(commits.begin(OTHER, FIRST, FRESH)).isEqualTo(Duration.ofMillis(10));
  }

  /** Else the tasks that read facts commit alone, as facts are younger than events. */
  @Test
  void aTaskWithYoungRecordsWaitsForTheTasksOfTheThreadThatAreLate() {
    commits.begin(TASK, FIRST, Duration.ofSeconds(60));
    commits.time(() -> pass(Duration.ofSeconds(1)));
    commits.end();

    assertThat(commits.begin(OTHER, FIRST, FRESH)).isEqualTo(Duration.ofSeconds(5));
    commits.end();
    assertThat(commits.begin(OTHER, FIRST, FRESH)).isEqualTo(Duration.ofMillis(200));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
