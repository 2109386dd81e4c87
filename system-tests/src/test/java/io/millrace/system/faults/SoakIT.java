package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.system.RunningMillrace;
import io.millrace.system.stream.Expectation;
import io.millrace.system.stream.Scale;
import io.millrace.system.stream.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * F20: the same load for long; what the process holds does not grow. The heap is as large as it
 * gets from the start, so that what grows is what is native.
 */
@Tag("faults")
@Isolated("it looks at memory")
class SoakIT {
  private static final int EVENTS_PER_SECOND = Scale.of(300, 2_000);
  private static final Duration LASTS = Duration.ofMinutes(Scale.of(3, 30));
  private static final Duration WARM_UP = LASTS.dividedBy(3);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Of the resident memory, from the first to the last third of what follows the warm-up. */
  private static final double MOST_GROWTH = Scale.of(10, 1) / 100.0;

  private static final List<String> WHOLE_HEAP = List.of("-Xms1g", "-XX:+AlwaysPreTouch");

  @TempDir private Path folder;

  @Test
  void residentMemoryDoesNotGrow() throws Exception {
    Expectation expectation = new Expectation();
    List<Long> resident = new ArrayList<>();
    int visitors = 0;
    try (RunningMillrace millrace = RunningMillrace.startWith(WHOLE_HEAP, folder.resolve("data"));
        LedgerClient ledger =
            LedgerClient.of(millrace.url(""), millrace.key("write.key"), EVENTS_PER_SECOND)) {
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < LASTS.toNanos()) {
        if (ledger.unsettled() < 5 * EVENTS_PER_SECOND) {
          List<Event> more = Traffic.of(visitors, EVENTS_PER_SECOND / Traffic.EVENTS_A_VISITOR);
          visitors += EVENTS_PER_SECOND / Traffic.EVENTS_A_VISITOR;
          expectation.add(more);
          ledger.send(more);
        }
        if (System.nanoTime() - begin > WARM_UP.toNanos()) {
          resident.add(millrace.residentBytes());
        }
        // How often it looks.
        TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
      }
      Numbers.settle(ledger);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      Numbers.awaitEqual(millrace, expectation.totals());
      report(ledger.ledger().acknowledged(), took, resident);
    }
  }

  private static void report(long events, Duration took, List<Long> resident) throws IOException {
    double first = mean(resident.subList(0, resident.size() / 3));
    double last = mean(resident.subList(resident.size() * 2 / 3, resident.size()));
    double growth = (last - first) / first;
    double perSecond = events / (took.toMillis() / 1_000.0);
    String fault =
        String.format(
            Locale.ROOT,
            "%d min; resident %.0f MiB, then %.0f MiB (%+.1f %%)",
            LASTS.toMinutes(),
            first / (1 << 20),
            last / (1 << 20),
            100 * growth);
    FaultRow.equal(
            "F20", String.format(Locale.ROOT, "%.0f/s", perSecond), fault, events, Duration.ZERO)
        .print();
    assertThat(growth).isLessThan(MOST_GROWTH);
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }
}
