package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.events.wire.CellBuffer;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.RecordBounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class TotalsStoreTest {
  private static final Cell CELL = new Cell(Kind.CREDIT, "douyin", Grain.DAY, 0);
  private static final Measure OPENS = Measure.of(Metric.OPENS);
  private static final long PLENTY = 1L << 30;

  private final StoreInMemory store = new StoreInMemory();
  private final Map<Cell, CellState> sent = new HashMap<>();
  private int longest;

  @Test
  void aCellOfAnyWidthIsWrittenInPagesThatKeepTheBoundAndAddUp() throws Exception {
    Map<Measure, Long> expected = new HashMap<>();
    TotalsStore totals = new TotalsStore(store, () -> PLENTY);
    for (int currency = 0; currency < 30; currency++) {
      for (int surface = 0; surface < 400; surface++) {
        for (Model model : Model.values()) {
          Measure measure =
              Measure.of(
                  Metric.CREDIT_IN, model.id(), "platform", "surface-" + surface, "C" + currency);
          totals.add(CELL, measure, surface + 1, currency);
          expected.put(measure, surface + 1L);
        }
      }
      save(totals);
      // What was written is read back, and goes on.
      totals = new TotalsStore(store, () -> PLENTY);
    }
    assertThat(sum()).isEqualTo(expected);
    assertThat(longest).isLessThanOrEqualTo(RecordBounds.PAGE).isGreaterThan(64 << 10);
    int pages = Objects.requireNonNull(sent.get(CELL)).pages();
    System.out.printf(
        "60 000 numbers of one cell: %d pages, largest record %d bytes%n", pages, longest);
    assertThat(sent.keySet()).hasSize(pages);
    assertThat(pages).isLessThan(3 * 60_000 * 22 / RecordBounds.PAGE + 32);
  }

  @Test
  void onlyTheDifferenceThatLeavesTheRangeFlagsTheCell() {
    TotalsStore totals = new TotalsStore(store, () -> PLENTY);
    assertThat(totals.add(CELL, OPENS, Long.MAX_VALUE, 0)).isFalse();
    assertThat(totals.add(CELL, OPENS, 1, 0)).isTrue();
  }

  @Test
  void thirtyThousandNamesOnOnePlatformAreAllCounted() throws Exception {
    TotalsStore totals = new TotalsStore(store, () -> PLENTY);
    Map<Measure, Long> expected = new HashMap<>();
    for (int i = 0; i < 15_000; i++) {
      String name = "%040d".formatted(i);
      for (Metric metric : List.of(Metric.OPENS_BY_CHANNEL, Metric.OPENS_BY_REGION)) {
        totals.add(CELL, Measure.of(metric, name), 1, i);
        expected.put(Measure.of(metric, name), 1L);
      }
    }
    save(totals);
    assertThat(sum()).isEqualTo(expected);
    assertThat(longest).isLessThanOrEqualTo(RecordBounds.PAGE);
  }

  @Test
  void aCellThatWasWrittenBeforeThereWerePagesGoesOn() throws Exception {
    Map<Measure, Long> expected = new HashMap<>();
    for (int i = 0; i < 12_000; i++) {
      expected.put(Measure.of(Metric.OPENS_BY_REGION, "%040d".formatted(i)), 5L);
    }
    byte[] wide = CellCodec.encode(new CellState(0, false, expected));
    assertThat(wide.length).isGreaterThan(RecordBounds.MOST);
    store.put(Bytes.wrap(CellCodec.encodeKey(CELL)), wide);
    TotalsStore totals = new TotalsStore(store, () -> PLENTY);
    totals.add(CELL, OPENS, 1, 0);
    expected.put(OPENS, 1L);
    save(totals);
    assertThat(sum()).isEqualTo(expected);
    assertThat(longest).isLessThanOrEqualTo(RecordBounds.PAGE);
  }

  @Test
  void laterPagesAreHandedOverBeforeTheFirst() throws Exception {
    TotalsStore totals = new TotalsStore(store, () -> PLENTY);
    for (int i = 0; i < 15_000; i++) {
      totals.add(CELL, Measure.of(Metric.OPENS_BY_REGION, "%040d".formatted(i)), 1, 0);
    }
    List<Integer> pages = new ArrayList<>();
    totals.save((key, _) -> pages.add(page(key).page()));
    assertThat(pages).hasSizeGreaterThan(4).isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void theCellsUsedLastStayInMemoryAndNoMoreThanFit() {
    int one =
        new RunningTotals(new CellBuffer(new CellState(0, false, Map.of(OPENS, 1L)))).weight();
    TotalsStore totals = new TotalsStore(store, () -> 10L * one);
    for (int minute = 0; minute < 100; minute++) {
      totals.add(minute(minute), OPENS, 1, 0);
    }
    totals.save((_, _) -> {});
    assertThat(store.reads).isEqualTo(100);

    for (int minute = 90; minute < 100; minute++) {
      totals.add(minute(minute), OPENS, 1, 0);
    }
    totals.save((_, _) -> {});
    assertThat(store.reads).as("the last ten are in memory").isEqualTo(100);
    totals.add(minute(0), OPENS, 1, 0);
    assertThat(store.reads).as("older ones are not").isEqualTo(101);
  }

  @Test
  void wideCellsCountForWhatTheyWeigh() {
    TotalsStore totals = new TotalsStore(store, () -> 1 << 20);
    for (int i = 0; i < 20_000; i++) {
      totals.add(CELL, Measure.of(Metric.OPENS_BY_REGION, "%040d".formatted(i)), 1, 0);
    }
    assertThat(totals.isFull()).as("asks for a commit").isTrue();
    totals.save((_, _) -> {});
    assertThat(totals.isFull()).isFalse();
  }

  @Test
  void aDroppedCellLeavesNoPageAndNoWeight() throws Exception {
    TotalsStore totals = new TotalsStore(store, () -> PLENTY);
    for (int i = 0; i < 15_000; i++) {
      totals.add(CELL, Measure.of(Metric.OPENS_BY_REGION, "%040d".formatted(i)), 1, 0);
    }
    save(totals);
    List<Cell> gone = new ArrayList<>();
    totals.drop(CELL, key -> gone.add(page(key)));
    assertThat(gone).containsExactlyInAnyOrderElementsOf(sent.keySet());
    assertThat(store.entries).isEmpty();
    totals.add(CELL, OPENS, 1, 0);
    sent.clear();
    save(totals);
    assertThat(sum()).isEqualTo(Map.of(OPENS, 1L));
  }

  private static Cell minute(int minute) {
    return new Cell(Kind.TRAFFIC, "douyin", Grain.MINUTE, minute * 60_000L);
  }

  private void save(TotalsStore totals) {
    totals.save(
        (key, value) -> {
          longest = Math.max(longest, value.length);
          sent.put(page(key), decoded(value));
        });
  }

  private Map<Measure, Long> sum() {
    Map<Measure, Long> sum = new HashMap<>();
    sent.values()
        .forEach(
            page ->
                page.values().forEach((measure, value) -> sum.merge(measure, value, Long::sum)));
    return sum;
  }

  private static Cell page(Bytes key) {
    try {
      return CellCodec.decodeKey(key.get());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static CellState decoded(byte[] value) {
    try {
      return CellCodec.decode(value);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
