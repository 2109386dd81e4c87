package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.proto.CellRecord;
import io.millrace.events.wire.proto.EntryRecord;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellCodecTest {
  private static final Cell CELL = new Cell(Kind.TRAFFIC, "douyin", Grain.HOUR, 1_795_514_400_000L);
  private static final Measure VIEWS = Measure.of(Metric.EVENTS, "view");

  /** Records on topics have to stay readable, so these bytes never change. */
  private static final String GOLDEN =
      "297b7dff0ca2010000"
          + "1001"
          + "3500000000"
          + "1a0476696577"
          + "220e080112010021f9ffffffffffffff";

  private static final String WRITTEN_BEFORE_PAGES =
      "297b7dff0ca2010000" + "1001" + "1a0476696577" + "220e080112010021f9ffffffffffffff";

  private static final String WRITTEN_AT_FIRST = "08fbfafde7a03410011a047669657722070801120100180d";

  @Test
  void writesAndReadsTheBytesThatAreOnTopicsNow() throws Exception {
    CellState state = new CellState(1_795_514_400_123L, true, Map.of(VIEWS, -7L));

    assertThat(HexFormat.of().formatHex(CellCodec.encode(state))).isEqualTo(GOLDEN);
    assertThat(CellCodec.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(state);
    assertThat(CellCodec.decode(HexFormat.of().parseHex(WRITTEN_BEFORE_PAGES))).isEqualTo(state);
    assertThat(CellCodec.decode(HexFormat.of().parseHex(WRITTEN_AT_FIRST))).isEqualTo(state);
  }

  @Test
  void writesKeysAsText() throws Exception {
    assertThat(new String(CellCodec.encodeKey(CELL), UTF_8))
        .isEqualTo("traffic|douyin|hour|1795514400000");
    assertThat(CellCodec.decodeKey(CellCodec.encodeKey(CELL))).isEqualTo(CELL);
  }

  @Test
  void furtherPagesHaveKeysOfTheirOwnThatNameTheFirst() throws Exception {
    byte[] key = CellCodec.encodeKey(CELL.page(12));

    assertThat(new String(key, UTF_8)).isEqualTo("traffic|douyin|hour|1795514400000|12");
    assertThat(CellCodec.decodeKey(key)).isEqualTo(CELL.page(12));
    assertThat(CellCodec.firstPage(key)).isEqualTo(CellCodec.encodeKey(CELL));
    assertThat(CellCodec.firstPage(CellCodec.encodeKey(CELL))).isEqualTo(CellCodec.encodeKey(CELL));
  }

  @Test
  void allPagesAndWindowsOfAFamilyNameIt() {
    assertThat(CellCodec.family(CellCodec.encodeKey(CELL)))
        .isEqualTo(FamilyCodec.encode(new Family(CELL.kind(), "douyin")));
    assertThat(CellCodec.family(CellCodec.encodeKey(CELL.page(12))))
        .isEqualTo(FamilyCodec.encode(new Family(CELL.kind(), "douyin")));
  }

  @Test
  void allPagesAndWindowsOfAnEntityNameItsFamily() {
    Family creator = Family.of("douyin", new Entity(Entity.Type.CREATOR, "a|b"));
    Cell day = creator.cell(Grain.DAY, 86_400_000);

    assertThat(CellCodec.family(CellCodec.encodeKey(day))).isEqualTo(FamilyCodec.encode(creator));
    assertThat(CellCodec.family(CellCodec.encodeKey(day.page(3))))
        .isEqualTo(FamilyCodec.encode(creator));
  }

  @Test
  void theFirstPageSaysHowManyThereAre() throws Exception {
    CellState state = new CellState(5, false, 300, Map.of(VIEWS, 1L));

    assertThat(CellCodec.decode(CellCodec.encode(state))).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traffic|douyin|hour|0|-1",
        "traffic|douyin|hour|0|1|2",
        "",
        "traffic",
        "traffic|douyin|hour|x",
        "nothing|douyin|hour|0",
        "a|b|c|d|e"
      })
  void refusesWhatIsNoKey(String key) {
    assertThatThrownBy(() -> CellCodec.decodeKey(key.getBytes(UTF_8)))
        .isInstanceOf(UndecodableException.class);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void readsEveryMetricItWrote(Metric metric) throws Exception {
    Measure measure =
        new Measure(metric, Collections.nCopies(metric.dimensions().size(), "same name"));
    CellState state =
        new CellState(5, false, Map.of(measure, Long.MIN_VALUE, VIEWS, Long.MAX_VALUE));

    assertThat(CellCodec.decode(CellCodec.encode(state))).isEqualTo(state);
  }

  @Test
  void keepsEmptyDimensionsApart() throws Exception {
    Map<Measure, Long> values = new HashMap<>();
    values.put(Measure.of(Metric.CREDIT_IN, "last_touch", "", "", "CNY"), 1L);
    values.put(Measure.of(Metric.CREDIT_IN, "last_touch", "", "CNY", ""), 2L);
    CellState state = new CellState(5, false, values);

    assertThat(CellCodec.decode(CellCodec.encode(state))).isEqualTo(state);
  }

  @Test
  void leavesZerosOut() throws Exception {
    CellState state = new CellState(5, false, Map.of(VIEWS, 0L));

    assertThat(CellCodec.decode(CellCodec.encode(state)).values()).isEmpty();
  }

  @Test
  void passesOverMetricsOfLaterVersions() throws Exception {
    CellRecord record =
        CellRecord.parseFrom(CellCodec.encode(new CellState(5, false, Map.of(VIEWS, 1L))));
    byte[] later =
        record.toBuilder()
            .addEntries(EntryRecord.newBuilder().setMetric(9999).addDimensions(7).setValue(3))
            .build()
            .toByteArray();

    assertThat(CellCodec.decode(later).values()).isEqualTo(Map.of(VIEWS, 1L));
  }

  @Test
  void refusesNamesThatAreNotThere() {
    byte[] value =
        CellRecord.newBuilder()
            .addEntries(EntryRecord.newBuilder().setMetric(1).addDimensions(0).setValue(3))
            .build()
            .toByteArray();

    assertThatThrownBy(() -> CellCodec.decode(value)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void refusesBytesThatAreNoCell() {
    assertThatThrownBy(() -> CellCodec.decode(new byte[] {0x0A}))
        .isInstanceOf(UndecodableException.class);
  }
}
