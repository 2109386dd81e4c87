package io.millrace.journey.published;

import static io.millrace.journey.testing.Events.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A worked example of the usual half-life: 50.00 after touches 9, 6, 0 and 0 days before. */
class TimeDecayTest extends PublishedTest {

  TimeDecayTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void withAHalfLifeOfSevenDaysTheNewestTouchesEarnMost() {
    assertThat(shares(Model.TIME_DECAY)).containsExactly(692, 932, 1_688, 1_688);
  }

  @Test
  void linearSharesAreEqual() {
    assertThat(shares(Model.LINEAR)).containsExactly(1_250, 1_250, 1_250, 1_250);
  }

  private long[] shares(Model model) {
    Totals totals =
        totals(
            List.of(
                touch(ANNA, "a", "nine-days", NOON - 9 * DAY),
                touch(ANNA, "b", "six-days", NOON - 6 * DAY),
                touch(ANNA, "c", "today", NOON),
                touch(ANNA, "d", "today-too", NOON),
                conversion(ANNA, "p", NOON, 5_000)));
    return Stream.of("nine-days", "six-days", "today", "today-too")
        .mapToLong(channel -> credit(totals, model, channel))
        .toArray();
  }
}
