package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Replay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 2: no cent is made or lost, in any window, in any currency. */
class ConservationTest {
  private static final int WORLDS = 300;
  private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD");

  @Test
  void closedExternalAndDirectCreditAddUpToNetInEveryCell() {
    for (long seed = 1000; seed < 1000 + WORLDS; seed++) {
      Map<Cell, Map<Measure, Long>> cells = cells(seed);
      for (Cell cell : cells.keySet()) {
        if (cell.kind() == Kind.MONEY) {
          Cell credit = new Cell(Kind.CREDIT, cell.platform(), cell.grain(), cell.start());
          for (Model model : Model.values()) {
            for (String currency : CURRENCIES) {
              assertThat(creditIn(cells.getOrDefault(credit, Map.of()), model, currency))
                  .as("%s in %s under %s, seed %d", cell, currency, model, seed)
                  .isEqualTo(net(cells.get(cell), currency));
            }
          }
        }
      }
    }
  }

  @Test
  void whatLeavesPlatformsArrivesOnOthers() {
    for (long seed = 2000; seed < 2000 + WORLDS; seed++) {
      long in = 0;
      long out = 0;
      for (var cell : cells(seed).entrySet()) {
        for (var value : cell.getValue().entrySet()) {
          Measure measure = value.getKey();
          if (measure.metric() == Metric.CREDIT_OUT) {
            out += value.getValue();
          } else if (measure.metric() == Metric.CREDIT_IN
              && isExternal(measure, cell.getKey().platform())) {
            in += value.getValue();
          }
        }
      }
      assertThat(out).as("seed %d", seed).isEqualTo(in);
    }
  }

  private static Map<Cell, Map<Measure, Long>> cells(long seed) {
    Calendar calendar = new Calendar(ZoneOffset.UTC);
    return Replay.totals(calendar, Attribution.DEFAULT, NastyEvents.draw(seed, 40)).cells();
  }

  private static boolean isExternal(Measure creditIn, String platform) {
    String touch = creditIn.dimensions().get(1);
    return !touch.isEmpty() && !touch.equals(platform);
  }

  private static long creditIn(Map<Measure, Long> credit, Model model, String currency) {
    return credit.entrySet().stream()
        .filter(e -> e.getKey().metric() == Metric.CREDIT_IN)
        .filter(e -> e.getKey().dimensions().getFirst().equals(model.id()))
        .filter(e -> e.getKey().dimensions().getLast().equals(currency))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long net(Map<Measure, Long> money, String currency) {
    return money.getOrDefault(Measure.of(Metric.GROSS, currency), 0L)
        + money.getOrDefault(Measure.of(Metric.TIPS, currency), 0L)
        + money.getOrDefault(Measure.of(Metric.ADS, currency), 0L)
        - money.getOrDefault(Measure.of(Metric.REFUNDED, currency), 0L);
  }
}
