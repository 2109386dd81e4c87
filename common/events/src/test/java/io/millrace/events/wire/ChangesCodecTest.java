package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesCodecTest {
  private static final Family FAMILY = new Family(Kind.TRAFFIC, "douyin");
  private static final Measure VIEWS = Measure.of(Metric.EVENTS, "view");
  private static final Measure VISITORS = Measure.of(Metric.VISITORS);

  @Test
  void readsTheWindowsItWrote() throws UndecodableException {
    Changes changes =
        new Changes(
            77,
            List.of(
                new Changes.Window(Optional.empty(), 60_000, Map.of(VIEWS, -3L)),
                new Changes.Window(Optional.of(Grain.DAY), 0, Map.of(VISITORS, 1L, VIEWS, 2L))));
    assertThat(ChangesCodec.decode(ChangesCodec.encode(changes))).isEqualTo(changes);
    assertThat(ChangesCodec.decodeKey(ChangesCodec.encodeKey(FAMILY))).isEqualTo(FAMILY);
  }

  @Test
  void refusesWhatIsNeither() {
    assertThatThrownBy(() -> ChangesCodec.decodeKey("douyin".getBytes(UTF_8)))
        .isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> ChangesCodec.decode(new byte[] {0x0A}))
        .isInstanceOf(UndecodableException.class);
  }
}
