package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.ChangesReader;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.FactSink;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactCombinerTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  @Test
  void sendsOneRecordForEachTouchedFamilyOfCellsHoweverManyEvents() {
    FactCombiner facts = new FactCombiner(UTC);
    JourneyEngine engine = new JourneyEngine(UTC, Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    long noon = Events.time("2026-11-23T12:00:00Z");
    for (int i = 0; i < 5_000; i++) {
      Journey nobody = engine.load(new JourneyStorageInMemory());
      Event event = Events.view("e" + i, "wechat", "channels", noon + i);
      engine.accept(nobody, event, noon, facts);
    }
    // Traffic, surfaces, funnel and flows of one platform.
    assertThat(drain(facts)).hasSize(4);
    assertThat(drain(facts)).isEmpty();
  }

  @Test
  void weighsWhatItHoldsAndNothingAfterItWasDrained() {
    FactCombiner facts = new FactCombiner(UTC);
    Measure spend = Measure.of(Metric.ENTITY_SPEND, "feed", "CNY");
    Entity li = new Entity(Entity.Type.CREATOR, "li");
    facts.add("douyin", li, spend, 0, 5);
    facts.add("douyin", li, spend, 1, 5);
    assertThat(facts.weight()).as("one sum of one minute").isEqualTo(100);
    facts.add("douyin", li, spend, 60_000, 5);
    facts.add(Grain.DAY, "douyin", Measure.of(Metric.REPEATED), 0, 1);
    assertThat(facts.weight()).isEqualTo(300);

    drain(facts);
    assertThat(facts.weight()).isZero();
  }

  @Test
  void eachEntityHasAFamilyOfItsOwn() {
    FactCombiner facts = new FactCombiner(UTC);
    Measure spend = Measure.of(Metric.ENTITY_SPEND, "feed", "CNY");
    Entity li = new Entity(Entity.Type.CREATOR, "li");
    Entity campaign = new Entity(Entity.Type.CAMPAIGN, "li");
    facts.add("douyin", li, spend, 0, 5);
    facts.add("douyin", campaign, spend, 0, 7);
    facts.add("wechat", li, spend, 0, 9);
    facts.add("douyin", li, spend, 1, 1);
    assertThat(drain(facts))
        .containsOnlyKeys(
            Family.of("douyin", li), Family.of("douyin", campaign), Family.of("wechat", li));
  }

  @Test
  void leavesOutWhatCancelledOut() {
    FactCombiner facts = new FactCombiner(UTC);
    Measure opens = Measure.of(Metric.OPENS);
    facts.add("wechat", opens, 0, 1);
    facts.negated().add("wechat", opens, 0, 1);
    assertThat(drain(facts)).isEmpty();
  }

  @Test
  void equalsAddingEveryFactToItsOwnCell() {
    Calendar kolkata = new Calendar(ZoneId.of("Asia/Kolkata"));
    FactCombiner facts = new FactCombiner(kolkata);
    Totals plain = new Totals(kolkata);
    for (long seed = 0; seed < 50; seed++) {
      Replay combined = new Replay(engine(kolkata), facts);
      Replay single = new Replay(engine(kolkata), plain);
      for (Event event : NastyEvents.draw(seed, 30)) {
        combined.accept(event);
        single.accept(event);
      }
      combined.settle();
      single.settle();
    }
    Totals drained = new Totals(kolkata);
    drain(facts).forEach((family, changes) -> spread(family, changes, drained));
    assertThat(drained.differences(plain)).isEmpty();
  }

  @Test
  void tellsUpToWhichTimeItHasRead() {
    FactCombiner facts = new FactCombiner(UTC);
    facts.add(Grain.DAY, "wechat", Measure.of(Metric.VISITORS), 0, 1);
    facts.drain(77, (_, changes) -> assertThat(read(changes).asOf()).isEqualTo(77));
  }

  private static JourneyEngine engine(Calendar calendar) {
    return new JourneyEngine(calendar, Attribution.DEFAULT, EngineLimits.NO_HORIZON);
  }

  /** What the other side does: each difference to all the windows it stands for. */
  private static void spread(Family family, ChangesReader changes, FactSink totals) {
    String platform = family.platform();
    for (ChangesReader.Window window : changes.windows()) {
      window.forEachChange(
          (key, delta) -> {
            Measure measure = Measure.copyOf(key);
            window
                .grain()
                .ifPresentOrElse(
                    grain -> totals.add(grain, platform, measure, window.start(), delta),
                    () -> spread(family, measure, window.start(), delta, totals));
          });
    }
  }

  private static void spread(Family family, Measure measure, long at, long delta, FactSink totals) {
    family
        .entity()
        .ifPresentOrElse(
            entity -> totals.add(family.platform(), entity, measure, at, delta),
            () -> totals.add(family.platform(), measure, at, delta));
  }

  private static Map<Family, ChangesReader> drain(FactCombiner facts) {
    Map<Family, ChangesReader> drained = new HashMap<>();
    facts.drain(0, (family, changes) -> drained.put(family, read(changes)));
    return drained;
  }

  private static ChangesReader read(byte[] changes) {
    try {
      return ChangesReader.read(changes);
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }
}
