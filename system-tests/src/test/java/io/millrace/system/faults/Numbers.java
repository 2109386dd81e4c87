package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.journey.testing.Totals;
import io.millrace.system.Command;
import io.millrace.system.Comparison;
import io.millrace.system.RunningMillrace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Whether the one process counted what was acknowledged, and nothing else. */
final class Numbers {
  private static final Duration SETTLED = Duration.ofMinutes(10);
  private static final Duration EQUAL = Duration.ofMinutes(4);

  private Numbers() {}

  /** Waits until everything handed over is acknowledged; a refusal fails. */
  static void settle(LedgerClient ledger) {
    await("everything is acknowledged").atMost(SETTLED).until(() -> ledger.unsettled() == 0);
    assertThat(ledger.ledger().refusals()).isEmpty();
  }

  /** Waits until the rows of the read side are those of the batch. */
  static void awaitEqual(RunningMillrace millrace, Totals expected) {
    await("the numbers are those of the batch")
        .atMost(EQUAL)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(new Comparison(millrace.answers(), expected).differences()).isEmpty());
  }

  /** Every cell of a stopped folder is what its raw events add up to. */
  static void audit(Path data) {
    long begin = System.nanoTime();
    Command.Result audit = Command.run(List.of("audit", "--data", data.toString()));
    System.out.printf(
        Locale.ROOT, "the audit took %.1f s%n", (System.nanoTime() - begin) / 1_000_000_000.0);
    assertThat(audit.code()).as(audit.output()).isZero();
  }
}
