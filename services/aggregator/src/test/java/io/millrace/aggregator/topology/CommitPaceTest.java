package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  @Test
  void quickCommitsFollowEachOtherByTheInterval() {
    assertThat(waitAfter(Duration.ofMillis(15))).isEqualTo(INTERVAL);
  }

  @Test
  void slowCommitsWaitTenTimesWhatTheLastOneTook() {
    assertThat(waitAfter(Duration.ofMillis(50))).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void noCommitWaitsLongerThanASecond() {
    assertThat(waitAfter(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aThreadThatIsBehindWaitsATenthOfTheAgeOfItsRecordsAndAtMostFiveSeconds() {
    Duration expensive = Duration.ofSeconds(7);
    assertThat(waitAfter(expensive, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(1));
    assertThat(waitAfter(expensive, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
    assertThat(waitAfter(expensive, Duration.ofHours(6))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aThreadThatIsBehindCommitsByTheIntervalWhileItsCommitsAreQuick() {
    assertThat(waitAfter(Duration.ofMillis(15), Duration.ofHours(1))).isEqualTo(INTERVAL);
  }

  @Test
  void aLongIntervalStays() {
    CommitPace pace = new CommitPace(Duration.ofSeconds(5), 0);
    pace.committed(Duration.ofSeconds(7).toNanos(), 0);

    assertThat(pace.left(0, 0)).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void afterAPauseTheNextCommitIsDue() {
    assertThat(new CommitPace(INTERVAL, 0).left(Duration.ofHours(1).toNanos(), 0)).isZero();
  }

  private static Duration waitAfter(Duration took) {
    return waitAfter(took, Duration.ZERO);
  }

  private static Duration waitAfter(Duration took, Duration age) {
    CommitPace pace = new CommitPace(INTERVAL, 0);
    pace.committed(took.toNanos(), 1_000);
    return Duration.ofNanos(pace.left(1_000, age.toNanos()));
  }
}
