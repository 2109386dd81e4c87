package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int RANGES = 300;

  @Test
  void takesWholeMonthsWhereItCan() {
    Calendar utc = new Calendar(ZoneId.of("UTC"));
    TimeRange range = new TimeRange(at("2026-01-31T23:59:00Z"), at("2026-04-02T01:00:00Z"));
    assertThat(Decomposition.withoutWeeks(utc).of(range))
        .containsExactly(
            new Window(Grain.MINUTE, at("2026-01-31T23:59:00Z")),
            new Window(Grain.MONTH, at("2026-02-01T00:00:00Z")),
            new Window(Grain.MONTH, at("2026-03-01T00:00:00Z")),
            new Window(Grain.DAY, at("2026-04-01T00:00:00Z")),
            new Window(Grain.HOUR, at("2026-04-02T00:00:00Z")));
  }

  @Test
  void takesWholeWeeksOfWhatIsNoWholeMonth() {
    Calendar utc = new Calendar(ZoneId.of("UTC"));
    TimeRange range = new TimeRange(at("2026-09-30T00:00:00Z"), at("2026-11-17T00:00:00Z"));
    assertThat(Decomposition.withWeeks(utc).of(range))
        .containsExactly(
            new Window(Grain.DAY, at("2026-09-30T00:00:00Z")),
            new Window(Grain.MONTH, at("2026-10-01T00:00:00Z")),
            new Window(Grain.DAY, at("2026-11-01T00:00:00Z")),
            new Window(Grain.WEEK, at("2026-11-02T00:00:00Z")),
            new Window(Grain.WEEK, at("2026-11-09T00:00:00Z")),
            new Window(Grain.DAY, at("2026-11-16T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Shanghai", "Asia/Kolkata", "Europe/Berlin"})
  void coversEveryRangeExactlyOnceAndWithFewWindows(String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(zone.hashCode());
    for (int i = 0; i < RANGES; i++) {
      TimeRange range = anyRange(random);
      List<Window> windows = Decomposition.withoutWeeks(calendar).of(range);
      assertThat(end(calendar, range.from(), windows)).isEqualTo(range.to());
      assertThat(windows).hasSizeLessThan(2 * (59 + 24 + 31) + 40);
      List<Window> weeks = Decomposition.withWeeks(calendar).of(range);
      assertThat(end(calendar, range.from(), weeks)).isEqualTo(range.to());
      assertThat(weeks).hasSizeLessThanOrEqualTo(windows.size());
    }
  }

  /**
   * Returns the end of the windows. Fails when a window does not begin at the end of the one
   * before.
   */
  private static long end(Calendar calendar, long from, List<Window> windows) {
    long at = from;
    for (Window window : windows) {
      assertThat(window.start()).isEqualTo(at);
      assertThat(calendar.start(window.grain(), at)).isEqualTo(at);
      at = calendar.end(window.grain(), at);
    }
    return at;
  }

  private static TimeRange anyRange(RandomGenerator random) {
    long from = at("2024-01-01T00:00:00Z") + random.nextLong(1_000_000) * MINUTE;
    long minutes = random.nextLong(1L << random.nextInt(1, 21)) + 1;
    return new TimeRange(from, from + minutes * MINUTE);
  }
}
