package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Visitor;
import io.millrace.events.loop.LoopKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopKeyCodecTest {
  private static final LoopKey KEY = new LoopKey(new Visitor(1, 2), "douyin", "o-1", true);

  /** Records on topics have to stay readable, so these bytes never change. */
  private static final String GOLDEN =
      "0000000000000001" + "0000000000000002" + "01" + "646f7579696e" + "00" + "6f2d31";

  @Test
  void writesAndReadsTheBytesThatAreOnTopicsNow() throws Exception {
    assertThat(HexFormat.of().formatHex(LoopKeyCodec.encode(KEY))).isEqualTo(GOLDEN);
    assertThat(LoopKeyCodec.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(KEY);
  }

  @Test
  void beginsWithTheKeyOfTheVisitorsEvents() {
    assertThat(LoopKeyCodec.visitor(LoopKeyCodec.encode(KEY))).isEqualTo(KEY.visitor().toBytes());
  }

  @Test
  void readsOrdersThatHoldZeros() throws Exception {
    LoopKey key = new LoopKey(new Visitor(-1, 0), "jd", "\u0000订单\u0000", false);

    assertThat(LoopKeyCodec.decode(LoopKeyCodec.encode(key))).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 17, 23, 24})
  void refusesKeysThatEndTooEarly(int length) {
    byte[] key = HexFormat.of().parseHex(GOLDEN.substring(0, 2 * length));

    assertThatThrownBy(() -> LoopKeyCodec.decode(key)).isInstanceOf(UndecodableException.class);
  }
}
