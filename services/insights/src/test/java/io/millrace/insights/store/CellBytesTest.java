package io.millrace.insights.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.CellBuffer;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellBytesTest {
  private static final Measure EVENTS = Measure.of(Metric.EVENTS, "view");

  @Test
  void whatIsReadFromARecordIsWhatItsDecodedContentsSay() throws UndecodableException {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      CellState state = state(random);
      CellBytes read = CellBytes.ofPacked(CellCodec.encode(state));
      assertThat(read.asOf()).isEqualTo(state.asOf());
      assertThat(read.pages()).isEqualTo(state.pages());
      assertThat(read.isEmpty()).isEqualTo(state.values().isEmpty());
      assertThat(read.state()).isEqualTo(state);
    }
  }

  private static CellState state(Random random) {
    Map<Measure, Long> values =
        IntStream.range(0, random.nextInt(30))
            .boxed()
            .collect(
                Collectors.toMap(
                    number -> Measure.of(Metric.EVENTS, "type-" + number),
                    _ -> random.nextLong() | 1));
    return new CellState(random.nextLong(), random.nextBoolean(), 1 + random.nextInt(9), values);
  }

  @Test
  void aCellWhoseNumbersAreAllZeroIsEmpty() throws UndecodableException {
    CellBuffer buffer = new CellBuffer();
    buffer.add(EVENTS, 5);
    buffer.add(EVENTS, -5);
    byte[] record = buffer.toBytes();
    assertThat(record).hasSizeGreaterThan(new CellBuffer().toBytes().length);
    assertThat(CellBytes.ofPacked(record).isEmpty()).isTrue();
  }

  @Test
  void bytesThatAreNoCellAreRefused() {
    byte[] record = CellCodec.encode(new CellState(0, false, Map.of(EVENTS, 1L)));
    record[record.length - Long.BYTES - 2] = 99;
    assertThatThrownBy(() -> CellBytes.ofPacked(record)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void whateverBytesAreTakenCanBeDecodedLater() {
    Random random = new Random(7);
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] record = CellCodec.encode(state(random));
      for (int change = random.nextInt(3); change >= 0; change--) {
        record[random.nextInt(record.length)] = (byte) random.nextInt(256);
      }
      Optional<CellBytes> read = read(record);
      read.ifPresent(
          bytes -> assertThat(bytes.isEmpty()).isEqualTo(bytes.state().values().isEmpty()));
      taken += read.isPresent() ? 1 : 0;
    }
    assertThat(taken).isPositive();
  }

  private static Optional<CellBytes> read(byte[] record) {
    try {
      return Optional.of(CellBytes.ofPacked(record));
    } catch (UndecodableException _) {
      return Optional.empty();
    }
  }
}
