package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.proto.CellRecord;
import io.millrace.events.wire.proto.EntryRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class CellBufferTest {
  private static final List<Metric> METRICS =
      Arrays.stream(Metric.values()).filter(metric -> metric.number() != 60).toList();

  @Test
  void aRecordThatWasReadIsChangedLikeOneThatWasNot() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      Map<Measure, Long> expected = new HashMap<>();
      CellBuffer buffer = new CellBuffer();
      buffer.asOf(run);
      buffer.pages(run % 5 + 1);
      for (int reads = 0; reads < 6; reads++) {
        for (int change = random.nextInt(60); change > 0; change--) {
          Measure measure = measure(random);
          long delta = random.nextInt(-3, 4) * 10L;
          assertThat(buffer.add(measure, delta)).isTrue();
          expected.merge(measure, delta, Long::sum);
        }
        buffer = CellBuffer.read(buffer.toBytes());
      }
      expected.values().removeIf(sum -> sum == 0);
      assertThat(contents(buffer)).isEqualTo(expected);
      assertThat(CellCodec.decode(buffer.toBytes()))
          .isEqualTo(new CellState(run, false, run % 5 + 1, expected));
      for (Map.Entry<Measure, Long> entry : expected.entrySet()) {
        assertThat(buffer.value(entry.getKey())).isEqualTo(entry.getValue());
      }
    }
  }

  @Test
  void anOlderRecordIsReadToo() throws Exception {
    CellRecord older =
        CellRecord.newBuilder()
            .setAsOf(7)
            .setOverflow(true)
            .addNames("view")
            .addEntries(EntryRecord.newBuilder().setMetric(1).addDimensions(0).setValue(5))
            .build();
    CellBuffer buffer = CellBuffer.read(older.toByteArray());
    assertThat(contents(buffer)).isEqualTo(Map.of(Measure.of(Metric.EVENTS, "view"), 5L));
    assertThat(buffer.asOf()).isEqualTo(7);
    assertThat(buffer.overflow()).isTrue();
  }

  @Test
  void aMetricOfALaterVersionStaysAndIsNotVisited() throws Exception {
    CellBuffer buffer = new CellBuffer();
    buffer.add(Measure.of(Metric.OPENS), 4);
    byte[] record = buffer.toBytes();
    record[record.length - Long.BYTES - 4] = 127;
    CellBuffer later = CellBuffer.read(record);
    assertThat(contents(later)).isEmpty();
    later.add(Measure.of(Metric.OPENS), 9);
    assertThat(contents(later)).isEqualTo(Map.of(Measure.of(Metric.OPENS), 9L));
    assertThat(CellRecord.parseFrom(later.toBytes()).getEntriesList())
        .extracting(EntryRecord::getMetric)
        .containsExactly(127, Metric.OPENS.number());
  }

  @Test
  void zerosLeaveARecordThatIsReadWhenTheyAreMany() throws Exception {
    CellBuffer buffer = new CellBuffer();
    for (String type : List.of("view", "like", "share", "search")) {
      buffer.add(Measure.of(Metric.EVENTS, type), 1);
    }
    buffer.add(Measure.of(Metric.EVENTS, "view"), -1);
    assertThat(CellBuffer.read(buffer.toBytes()).length()).isEqualTo(buffer.length());
    buffer.add(Measure.of(Metric.EVENTS, "like"), -1);
    CellBuffer read = CellBuffer.read(buffer.toBytes());
    assertThat(read.length()).isLessThan(buffer.length());
    assertThat(contents(read)).hasSize(2).isEqualTo(contents(buffer));
  }

  @Test
  void anyDamagedRecordIsReadAsTheCodecReadsIt() {
    SplittableRandom random = new SplittableRandom(2);
    CellBuffer buffer = new CellBuffer();
    for (int i = 0; i < 20; i++) {
      buffer.add(measure(random), i + 1);
    }
    byte[] whole = buffer.toBytes();
    for (int run = 0; run < 20_000; run++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(4) / 3 * 5);
      int at = random.nextInt(damaged.length);
      LongUnaryOperator change = value -> random.nextBoolean() ? value + 1 : random.nextInt();
      damaged[at] = (byte) change.applyAsLong(damaged[at]);
      assertThat(read(damaged)).isEqualTo(decoded(damaged));
    }
  }

  @Test
  void unknownFieldsDoNotHarm() throws Exception {
    CellRecord record =
        CellRecord.newBuilder()
            .setReadTo(3)
            .addNames("view")
            .addEntries(EntryRecord.newBuilder().setMetric(1).addDimensions(0).setTotal(5))
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(77, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build())
            .build();
    assertThat(contents(CellBuffer.read(record.toByteArray())))
        .isEqualTo(Map.of(Measure.of(Metric.EVENTS, "view"), 5L));
  }

  /** What a record says, or that it cannot be read. */
  private static Object read(byte[] record) {
    try {
      return contents(CellBuffer.read(record));
    } catch (UndecodableException _) {
      return "unreadable";
    }
  }

  private static Object decoded(byte[] record) {
    try {
      return CellCodec.decode(record).values();
    } catch (UndecodableException _) {
      return "unreadable";
    }
  }

  private static Map<Measure, Long> contents(CellBuffer buffer) {
    Map<Measure, Long> contents = new HashMap<>();
    buffer.forEach((measure, value) -> contents.merge(measure, value, Long::sum));
    return contents;
  }

  private static Measure measure(SplittableRandom random) {
    Metric metric = METRICS.get(random.nextInt(METRICS.size()));
    List<String> dimensions = new ArrayList<>();
    for (int i = 0; i < metric.dimensions().size(); i++) {
      dimensions.add("名" + random.nextInt(150));
    }
    return new Measure(metric, dimensions);
  }
}
