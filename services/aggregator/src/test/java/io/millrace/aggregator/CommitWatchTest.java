package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregator.CommitWatch.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitWatchTest {
  private final CommitWatch watch = new CommitWatch();

  @Test
  void aStreamThatIsFarBehindMayTakeSecondsForItsCommit() {
    assertThat(watch.judge(true, Duration.ofSeconds(14))).isEqualTo(Verdict.COMMITTING);
  }

  @Test
  void aStreamIsSilentBeforeItIsReplaced() {
    assertThat(watch.judge(true, Duration.ofSeconds(15))).isEqualTo(Verdict.SILENT);
    assertThat(watch.judge(true, Duration.ofSeconds(30))).isEqualTo(Verdict.SILENT);
    assertThat(watch.judge(true, Duration.ofSeconds(31))).isEqualTo(Verdict.HANGING);
  }

  @Test
  void aStreamThatRestoresItsStateIsNotSilent() {
    assertThat(watch.judge(false, Duration.ofMinutes(5))).isEqualTo(Verdict.COMMITTING);
  }

  @Test
  void aCommitEndsTheSilence() {
    watch.judge(true, Duration.ofSeconds(20));
    assertThat(watch.judge(true, Duration.ZERO)).isEqualTo(Verdict.COMMITTING);
  }
}
