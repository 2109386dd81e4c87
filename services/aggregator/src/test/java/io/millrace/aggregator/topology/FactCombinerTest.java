package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.Attribution;
import io.millrace.journey.Engine;
import io.millrace.journey.Journey;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactCombinerTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  @Test
  void sendsOneRecordForEachTouchedCellHoweverManyEvents() {
    FactCombiner facts = new FactCombiner(UTC);
    Engine engine = new Engine(UTC, Attribution.DEFAULT);
    long noon = Events.time("2026-11-23T12:00:00Z");
    for (int i = 0; i < 5_000; i++) {
      engine.accept(Journey.empty(), Events.view("e" + i, "wechat", "channels", noon + i), facts);
    }
    // Traffic at five grains, surfaces at two.
    assertThat(drain(facts)).hasSize(7);
    assertThat(drain(facts)).isEmpty();
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
    Engine engine = new Engine(kolkata, Attribution.DEFAULT);
    for (long seed = 0; seed < 50; seed++) {
      Journey combined = Journey.empty();
      Journey single = Journey.empty();
      NastyEvents.draw(seed, 30)
          .forEach(
              event -> {
                engine.accept(combined, event, facts);
                engine.accept(single, event, plain);
              });
    }
    Totals drained = new Totals(kolkata);
    drain(facts)
        .forEach(
            (cell, state) ->
                state
                    .values()
                    .forEach(
                        (m, v) -> drained.add(cell.grain(), cell.platform(), m, cell.start(), v)));
    assertThat(drained.differences(plain)).isEmpty();
  }

  @Test
  void tellsUpToWhichTimeItHasRead() {
    FactCombiner facts = new FactCombiner(UTC);
    facts.add(Grain.DAY, "wechat", Measure.of(Metric.VISITORS), 0, 1);
    facts.drain(77, (_, state) -> assertThat(state.asOf()).isEqualTo(77));
  }

  private static Map<Cell, CellState> drain(FactCombiner facts) {
    Map<Cell, CellState> drained = new HashMap<>();
    facts.drain(0, drained::put);
    return drained;
  }
}
