package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.SubKey;
import io.millrace.events.wire.proto.ChangesRecord;
import io.millrace.events.wire.proto.EntryRecord;
import io.millrace.events.wire.proto.WindowRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangesWriterTest {
  private static final List<Grain> GRAINS = List.of(Grain.values());
  private static final List<Metric> METRICS = List.of(Metric.values());
  private static final Measure VIEWS = Measure.of(Metric.EVENTS, "view");
  private static final Measure OPENS = Measure.of(Metric.OPENS);

  /** Where a change belongs. */
  record Place(Optional<Grain> grain, long start, Measure measure) {}

  @Test
  void aRecordIsWhatTheSchemaSays() throws Exception {
    List<byte[]> records = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(-77, records::add);
    writer.window(Optional.empty(), 60_000);
    writer.add(VIEWS, -3);
    writer.window(Optional.of(Grain.DAY), -86_400_000);
    writer.add(OPENS, Long.MIN_VALUE);
    writer.add(VIEWS, Long.MAX_VALUE);
    writer.end();
    assertThat(records).hasSize(1);
    EntryRecord views = EntryRecord.newBuilder().setMetric(1).addDimensions(0).build();
    assertThat(ChangesRecord.parseFrom(records.getFirst()))
        .isEqualTo(
            ChangesRecord.newBuilder()
                .setAsOf(-77)
                .addNames("view")
                .addWindows(
                    WindowRecord.newBuilder()
                        .setStart(60_000)
                        .addEntries(views.toBuilder().setValue(-3)))
                .addWindows(
                    WindowRecord.newBuilder()
                        .setGrain("day")
                        .setStart(-86_400_000)
                        .addEntries(EntryRecord.newBuilder().setMetric(3).setValue(Long.MIN_VALUE))
                        .addEntries(views.toBuilder().setValue(Long.MAX_VALUE)))
                .build());
  }

  @Test
  void theReaderFindsEveryChangeThatWasWritten() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 100; run++) {
      Map<Place, Long> expected = new HashMap<>();
      List<byte[]> records = new ArrayList<>();
      ChangesWriter writer = new ChangesWriter(run, records::add);
      for (int window = random.nextInt(5); window >= 0; window--) {
        Optional<Grain> grain =
            random.nextBoolean() ? Optional.empty() : Optional.of(GRAINS.get(window));
        writer.window(grain, window);
        for (int change = random.nextInt(3_000); change > 0; change--) {
          Measure measure = measure(random);
          long delta = random.nextLong();
          writer.add(measure, delta);
          expected.merge(new Place(grain, window, measure), delta, Long::sum);
        }
      }
      writer.end();
      Map<Place, Long> found = new HashMap<>();
      for (byte[] record : records) {
        assertThat(record.length).isLessThanOrEqualTo(RecordBounds.CHANGES);
        assertThat(ChangesReader.read(record).asOf()).isEqualTo(run);
        collect(record, found);
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void theSumOfWindowsHasEachSubKeyOnce() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 50; run++) {
      Map<Measure, Long> expected = new HashMap<>();
      List<byte[]> records = new ArrayList<>();
      ChangesWriter writer = new ChangesWriter(run, records::add);
      for (int window = random.nextInt(6); window >= 0; window--) {
        writer.window(Optional.empty(), window);
        for (int change = random.nextInt(300); change > 0; change--) {
          Measure measure = measure(random);
          long delta = random.nextInt(-2, 3);
          writer.add(measure, delta);
          expected.merge(measure, delta, Long::sum);
        }
      }
      writer.end();
      Map<Measure, Long> found = new HashMap<>();
      for (byte[] record : records) {
        ChangesReader reader = ChangesReader.read(record);
        Map<Measure, Long> once = new HashMap<>();
        reader
            .sum(reader.windows())
            .forEachChange(
                (key, delta) -> {
                  if (reader.windows().size() > 1) {
                    assertThat(once.put(Measure.copyOf(key), delta)).isNull();
                  }
                  found.merge(Measure.copyOf(key), delta, Long::sum);
                });
      }
      expected.values().removeIf(sum -> sum == 0);
      found.values().removeIf(sum -> sum == 0);
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void aSumThatLeavesTheRangeIsNotAddedUp() throws Exception {
    List<byte[]> records = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(1, records::add);
    for (int window = 0; window < 3; window++) {
      writer.window(Optional.empty(), window);
      writer.add(VIEWS, window == 2 ? -1 : Long.MAX_VALUE);
    }
    writer.end();
    ChangesReader reader = ChangesReader.read(records.getFirst());
    List<Long> deltas = new ArrayList<>();
    reader.sum(reader.windows()).forEachChange((_, delta) -> deltas.add(delta));
    assertThat(deltas).containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
  }

  @Test
  void nothingIsSentWhenNothingChanged() {
    List<byte[]> records = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(1, records::add);
    writer.window(Optional.empty(), 0);
    writer.window(Optional.of(Grain.HOUR), 0);
    writer.end();
    assertThat(records).isEmpty();
  }

  @Test
  void aKeyIsTheMeasureThatItStandsFor() throws Exception {
    Measure credit = Measure.of(Metric.CREDIT_OUT, "linear", "live", "jd", "CNY");
    byte[] record = record(credit, 5);
    for (ChangesReader.Window window : ChangesReader.read(record).windows()) {
      window.forEachChange(
          (key, _) -> {
            assertThat(key.hash()).isEqualTo(credit.hashCode());
            assertThat(SubKey.areSame(key, credit)).isTrue();
            assertThat(SubKey.areSame(key, Measure.of(Metric.CREDIT_OUT, "a", "b", "c", "d")))
                .isFalse();
          });
    }
  }

  @Test
  void aChangeOfALaterMetricIsSkipped() throws Exception {
    ChangesRecord later =
        ChangesRecord.newBuilder()
            .addWindows(
                WindowRecord.newBuilder()
                    .addEntries(EntryRecord.newBuilder().setMetric(9_999).setValue(4))
                    .addEntries(EntryRecord.newBuilder().setMetric(3).setValue(5)))
            .build();
    Map<Place, Long> found = new HashMap<>();
    collect(later.toByteArray(), found);
    assertThat(found).isEqualTo(Map.of(new Place(Optional.empty(), 0, OPENS), 5L));
  }

  @Test
  void whatCannotBeReadIsRefusedAsAWhole() {
    ChangesRecord unknownGrain =
        ChangesRecord.newBuilder().addWindows(WindowRecord.newBuilder().setGrain("eon")).build();
    EntryRecord tooFew = EntryRecord.newBuilder().setMetric(1).setValue(1).build();
    EntryRecord noName = EntryRecord.newBuilder().setMetric(1).addDimensions(7).setValue(1).build();
    for (byte[] record :
        List.of(
            new byte[] {0x0A},
            unknownGrain.toByteArray(),
            of(tooFew).toByteArray(),
            of(noName).toByteArray())) {
      assertThatThrownBy(() -> ChangesReader.read(record)).isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void noDamageMakesTheReaderFailInAnotherWay() {
    byte[] whole = record(Measure.of(Metric.CREDIT_OUT, "linear", "live", "jd", "CNY"), 5);
    SplittableRandom random = new SplittableRandom(4);
    int refused = 0;
    for (int run = 0; run < 20_000; run++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(2));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        collect(damaged, new HashMap<>());
      } catch (UndecodableException _) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static ChangesRecord of(EntryRecord entry) {
    return ChangesRecord.newBuilder()
        .addWindows(WindowRecord.newBuilder().addEntries(entry))
        .build();
  }

  private static byte[] record(Measure measure, long delta) {
    List<byte[]> records = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(1, records::add);
    writer.window(Optional.of(Grain.DAY), 0);
    writer.add(measure, delta);
    writer.end();
    return records.getFirst();
  }

  private static void collect(byte[] record, Map<Place, Long> found) throws UndecodableException {
    for (ChangesReader.Window window : ChangesReader.read(record).windows()) {
      window.forEachChange(
          (key, delta) ->
              found.merge(
                  new Place(window.grain(), window.start(), Measure.copyOf(key)),
                  delta,
                  Long::sum));
    }
  }

  private static Measure measure(SplittableRandom random) {
    Metric metric = METRICS.get(random.nextInt(METRICS.size()));
    List<String> dimensions = new ArrayList<>();
    for (int i = 0; i < metric.dimensions().size(); i++) {
      dimensions.add("名".repeat(random.nextInt(1, 30)) + random.nextInt(300));
    }
    return new Measure(metric, dimensions);
  }
}
