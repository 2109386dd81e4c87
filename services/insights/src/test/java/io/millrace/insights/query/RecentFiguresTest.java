package io.millrace.insights.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.rates.TestRates;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentFiguresTest {
  private static final Window DAY = new Window(Grain.DAY, 0);
  private static final int INTEGERS = 10_000;

  private final RecentFigures recent = new RecentFigures();

  @Test
  void remembersAWindowUntilOneOfItsCellsChanges() {
    WindowFigures first = recent.of("jd", DAY, List.of(opens(1, 5)));
    assertThat(recent.of("jd", DAY, List.of(opens(1, 5)))).isSameAs(first);
    assertThat(opens(recent.of("jd", DAY, List.of(opens(2, 7))))).isEqualTo(7);
    assertThat(opens(recent.of("jd", DAY, List.of(opens(1, 5))))).isEqualTo(5);
  }

  /** This happens when a topic is recreated and its offsets start again. */
  @Test
  void tellsEqualRevisionsOfOtherContentsApart() {
    recent.of("jd", DAY, List.of(opens(1, 5)));
    assertThat(opens(recent.of("jd", DAY, List.of(opens(1, 6))))).isEqualTo(6);
  }

  @Test
  void makesARowOnceForEachModel() {
    WindowFigures window = recent.of("jd", DAY, List.of(opens(1, 5)));
    assertThat(window.row(Model.LINEAR).numbers().traffic().opens()).isEqualTo(5);
    assertThat(window.row(Model.LINEAR)).isSameAs(window.row(Model.LINEAR));
    assertThat(window.row(Model.FIRST_TOUCH).numbers().loops().model()).isEqualTo("first_touch");
  }

  @Test
  void convertsAWindowOnceForEachModelUntilACellOrTheRatesChange() {
    List<CellRevision> cells = List.of(earned(1, 8));
    Converter half = TestRates.to("CNY", "1970-01-01,USD,CNY,0.5");
    WindowFigures first = recent.converted("jd", DAY, cells, Model.LINEAR, half);
    assertThat(credit(first, Model.LINEAR)).isEqualTo(4);
    assertThat(credit(first, Model.POSITION)).isZero();
    assertThat(recent.converted("jd", DAY, cells, Model.LINEAR, half)).isSameAs(first);
    assertThat(credit(recent.converted("jd", DAY, cells, Model.POSITION, half), Model.POSITION))
        .isEqualTo(4);

    Converter twice = TestRates.to("CNY", "1970-01-01,USD,CNY,2");
    assertThat(credit(recent.converted("jd", DAY, cells, Model.LINEAR, twice), Model.LINEAR))
        .isEqualTo(16);
    List<CellRevision> changed = List.of(earned(2, 10));
    assertThat(credit(recent.converted("jd", DAY, changed, Model.LINEAR, half), Model.LINEAR))
        .isEqualTo(5);
  }

  private static long credit(WindowFigures window, Model model) {
    return window.under(model).value(Metric.CREDIT_OUT, model.id(), "feed", "taobao", "CNY");
  }

  private static CellRevision earned(long revision, long amount) {
    Map<Measure, Long> values = new HashMap<>();
    for (Model model : Model.values()) {
      values.put(Measure.of(Metric.CREDIT_OUT, model.id(), "feed", "taobao", "USD"), amount);
    }
    return revision(revision, values);
  }

  @Test
  void forgetsWhatWasUsedLongAgo() {
    List<CellRevision> large = List.of(large());
    WindowFigures oldest = recent.of("jd", DAY, large);
    WindowFigures used = recent.of("taobao", DAY, large);
    IntStream.range(0, 18).forEach(i -> recent.of("p" + i, DAY, large));
    assertThat(recent.of("taobao", DAY, large)).isSameAs(used);
    recent.of("one more", DAY, large);
    assertThat(recent.of("taobao", DAY, large)).isSameAs(used);
    assertThat(recent.of("jd", DAY, large)).isNotSameAs(oldest);
  }

  private static long opens(WindowFigures window) {
    return window.figures().value(Metric.OPENS);
  }

  private static CellRevision opens(long revision, long opens) {
    return revision(revision, Map.of(Measure.of(Metric.OPENS), opens));
  }

  private static CellRevision large() {
    Map<Measure, Long> values = new HashMap<>();
    IntStream.range(0, INTEGERS)
        .forEach(i -> values.put(Measure.of(Metric.EVENTS, "type-" + i), 1L));
    return revision(1, values);
  }

  private static CellRevision revision(long revision, Map<Measure, Long> values) {
    Cell cell = new Cell(Kind.TRAFFIC, "jd", Grain.DAY, 0);
    CellBytes contents = CellBytes.of(new CellState(0, false, values));
    return new CellRevision(cell, 0, revision, Optional.of(contents));
  }
}
