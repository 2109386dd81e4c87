package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Deleted events that come late split archived blocks, too. */
class LateDeletionsTest {
  private static final long START = Events.time("2026-11-01T00:00:00Z");
  private static final long STEP = 1_000_000;
  private static final int VIEWS = 60;

  private final JourneyEngine engine =
      new JourneyEngine(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
  private final Totals totals = new Totals(new Calendar(ZoneOffset.UTC));
  private final JourneyStorageInMemory storage = new JourneyStorageInMemory();

  @Test
  void everyEventIsRememberedAfterEachOfThemWasWritten() {
    List<Event> sent = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      sent.add(view("v" + i, START + i * STEP));
    }
    for (int i = 0; i < VIEWS; i++) {
      sent.add(new Event.Deleted(view("d" + i, START + i + 1).envelope()));
    }
    for (int i = 0; i < sent.size(); i++) {
      Journey journey = engine.load(storage);
      engine.accept(journey, sent.get(i), START, totals);
      journey.save();
      assertThat(engine.load(storage).size()).as("after %d events", i + 1).isEqualTo(i + 1);
    }
  }

  private static Event view(String id, long at) {
    return new Event.Content(
        Events.head(id, EventType.VIEW, "douyin", "feed", at), OptionalLong.empty());
  }
}
