package io.millrace.system.faults;

import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.system.RunningMillrace;
import io.millrace.system.stream.Expectation;
import io.millrace.system.stream.Scale;
import io.millrace.system.stream.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** F14: the one process, its store and its broker included, killed under load. */
@Tag("faults")
@Isolated("it kills what it measures")
class KilledMillraceIT {
  private static final int KILLS = Scale.of(3, 20);
  private static final int EVENTS_PER_SECOND = Scale.of(300, 500);
  private static final int EVENTS_BETWEEN = Scale.of(1_500, 5_000);

  @TempDir private Path folder;

  @Test
  void noKillLosesOrDoublesWhatWasAcknowledged() {
    int visitors = (KILLS + 1) * EVENTS_BETWEEN / Traffic.EVENTS_A_VISITOR;
    List<Event> events = Traffic.of(0, visitors);
    Expectation expectation = new Expectation().add(events);
    Path data = folder.resolve("data");
    Duration back = Duration.ZERO;
    try (RunningMillrace millrace = RunningMillrace.start(data);
        LedgerClient ledger =
            LedgerClient.of(millrace.url(""), millrace.key("write.key"), EVENTS_PER_SECOND)) {
      ledger.send(events);
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitAcknowledged(ledger, (long) kill * EVENTS_BETWEEN);
        ledger.ledger().mark();
        millrace.kill();
        millrace.restart();
        awaitAcknowledged(ledger, ledger.ledger().acknowledged() + 1);
        back = longer(back, ledger.ledger().longestGap());
      }
      Numbers.settle(ledger);
      Numbers.awaitEqual(millrace, expectation.totals());
    }
    Numbers.audit(data);
    FaultRow.equal(
            "F14",
            EVENTS_PER_SECOND + "/s",
            "%d kills of the one process; then `audit`: 0 differ".formatted(KILLS),
            events.size(),
            back)
        .print();
  }

  private static void awaitAcknowledged(LedgerClient ledger, long events) {
    await("acknowledgements")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ledger.ledger().acknowledged() >= events || ledger.unsettled() == 0);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
