package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.JourneyEngine;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JourneyStoreTest {
  private final StoreInMemory pieces = new StoreInMemory();
  private int loaded;

  @Test
  void theJourneysUsedLastStayInMemory() {
    JourneyEngine engine =
        new JourneyEngine(
            new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    // An empty journey weighs 1.
    JourneyStore journeys =
        new JourneyStore(
            pieces,
            found -> {
              loaded++;
              return engine.load(found);
            },
            10);
    use(journeys, 0, 100);
    assertThat(loaded).isEqualTo(100);
    use(journeys, 90, 100);
    assertThat(loaded).as("the last ten are in memory").isEqualTo(100);
    use(journeys, 0, 1);
    assertThat(loaded).as("older ones are not").isEqualTo(101);
  }

  private static void use(JourneyStore journeys, int from, int to) {
    for (int i = from; i < to; i++) {
      journeys.use(new Visitor(1, i));
    }
    journeys.save();
  }
}
