package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.ChangesReader;
import io.millrace.events.wire.ChangesWriter;
import io.millrace.events.wire.UndecodableException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedSumsTest {
  private final ChangedSums sums = new ChangedSums();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 10, 40})
  void addsUpFewAndManyMeasures(int measures) throws UndecodableException {
    Map<Measure, Long> expected = new HashMap<>();
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < measures; i++) {
        Measure measure = measure(i);
        assertThat(sums.add(measure, round * (i + 1L))).as("the first of it").isEqualTo(round == 1);
        expected.merge(measure, round * (i + 1L), Long::sum);
      }
    }

    assertThat(written()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9})
  void writesNothingOfDifferencesThatAddUpToZero(int measures) throws UndecodableException {
    for (int i = 0; i < measures; i++) {
      sums.add(measure(i), 5);
      sums.add(measure(i), -5);
    }

    assertThat(written()).isEmpty();
  }

  private static Measure measure(int number) {
    Metric metric = number % 2 == 0 ? Metric.SURFACE_EVENTS : Metric.CHANNEL_VISITORS;
    return Measure.of(metric, "name-" + number);
  }

  private Map<Measure, Long> written() throws UndecodableException {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    sums.addKinds(kinds);
    Map<Measure, Long> all = new HashMap<>();
    for (Kind kind : Kind.values()) {
      assertThat(sums.has(kind)).isEqualTo(kinds.contains(kind));
      List<byte[]> records = new ArrayList<>();
      ChangesWriter writer = new ChangesWriter(0, records::add);
      writer.window(Optional.empty(), 0);
      sums.write(kind, writer);
      writer.end();
      for (byte[] record : records) {
        for (ChangesReader.Window window : ChangesReader.read(record).windows()) {
          window.forEachChange((key, delta) -> all.merge(Measure.copyOf(key), delta, Long::sum));
        }
      }
    }
    return all;
  }
}
