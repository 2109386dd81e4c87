package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 2: no cent is made or lost, in any window, currency and model. */
class ConservationTest {
  private static final int WORLDS = 150;
  private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD");

  /** One number of one cell. */
  private record Value(Cell cell, Measure measure, long number) {}

  @ParameterizedTest
  @EnumSource
  void closedExternalAndDirectCreditAddUpToNetInEveryCell(Model model) {
    for (long seed = 1000; seed < 1000 + WORLDS; seed++) {
      Totals totals = totals(seed);
      for (Cell cell : totals.cells().keySet()) {
        if (cell.kind() == Kind.MONEY) {
          Cell credit = new Cell(Kind.CREDIT, cell.platform(), cell.grain(), cell.start());
          for (String currency : CURRENCIES) {
            assertThat(in(Metric.CREDIT_IN, totals.cell(credit), model, currency))
                .as("%s in %s, seed %d", cell, currency, seed)
                .isEqualTo(net(totals.cell(cell), currency));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatRefundsTookFromTouchesAddsUpToTheRefundsOfEveryCell(Model model) {
    for (long seed = 4000; seed < 4000 + WORLDS / 3; seed++) {
      Totals totals = totals(seed);
      for (Cell cell : totals.cells().keySet()) {
        if (cell.kind() == Kind.MONEY) {
          Cell credit = new Cell(Kind.CREDIT, cell.platform(), cell.grain(), cell.start());
          for (String currency : CURRENCIES) {
            assertThat(in(Metric.REFUNDED_IN, totals.cell(credit), model, currency))
                .as("%s in %s, seed %d", cell, currency, seed)
                .isEqualTo(
                    totals.cell(cell).getOrDefault(Measure.of(Metric.REFUNDED, currency), 0L));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyOrderIsCreditedOnce(Model model) {
    for (long seed = 2000; seed < 2000 + WORLDS; seed++) {
      List<Value> values = values(totals(seed));
      assertThat(sum(values, credit(Metric.CREDIT_IN_ORDERS, model)))
          .as("seed %d", seed)
          .isEqualTo(1_000_000 * sum(values, value -> value.measure.metric() == Metric.ORDERS));
      assertThat(sum(values, credit(Metric.NEW_BUYERS_IN, model)))
          .as("seed %d", seed)
          .isEqualTo(1_000_000 * sum(values, value -> value.measure.metric() == Metric.NEW_BUYERS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatLeavesPlatformsArrivesOnOthers(Model model) {
    for (long seed = 3000; seed < 3000 + WORLDS; seed++) {
      List<Value> values = values(totals(seed));
      assertThat(sum(values, credit(Metric.CREDIT_OUT, model)))
          .as("seed %d", seed)
          .isEqualTo(sum(values, external(Metric.CREDIT_IN, model)));
      assertThat(sum(values, credit(Metric.CREDIT_OUT_ORDERS, model)))
          .as("seed %d", seed)
          .isEqualTo(sum(values, external(Metric.CREDIT_IN_ORDERS, model)));
      assertThat(sum(values, credit(Metric.REFUNDED_OUT, model)))
          .as("seed %d", seed)
          .isEqualTo(sum(values, external(Metric.REFUNDED_IN, model)));
      assertThat(sum(values, credit(Metric.NEW_BUYERS_OUT, model)))
          .as("seed %d", seed)
          .isEqualTo(sum(values, external(Metric.NEW_BUYERS_IN, model)));
    }
  }

  private static Totals totals(long seed) {
    List<Event> events = NastyEvents.draw(seed, 40);
    return Replay.totals(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, events);
  }

  private static List<Value> values(Totals totals) {
    return totals.cells().entrySet().stream().flatMap(ConservationTest::values).toList();
  }

  private static Stream<Value> values(Map.Entry<Cell, Map<Measure, Long>> cell) {
    return cell.getValue().entrySet().stream()
        .map(value -> new Value(cell.getKey(), value.getKey(), value.getValue()));
  }

  private static long sum(List<Value> values, Predicate<Value> which) {
    return values.stream().filter(which).mapToLong(Value::number).sum();
  }

  private static Predicate<Value> credit(Metric metric, Model model) {
    return value ->
        value.measure.metric() == metric
            && value.measure.dimensions().getFirst().equals(model.id());
  }

  private static Predicate<Value> external(Metric creditIn, Model model) {
    Predicate<Value> isElsewhere =
        value -> {
          String touchPlatform = value.measure.dimensions().get(1);
          return !touchPlatform.isEmpty() && !touchPlatform.equals(value.cell.platform());
        };
    return credit(creditIn, model).and(isElsewhere);
  }

  private static long in(Metric in, Map<Measure, Long> credit, Model model, String currency) {
    return credit.entrySet().stream()
        .filter(value -> value.getKey().metric() == in)
        .filter(value -> value.getKey().dimensions().getFirst().equals(model.id()))
        .filter(value -> value.getKey().dimensions().getLast().equals(currency))
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
