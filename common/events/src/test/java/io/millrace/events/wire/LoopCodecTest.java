package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Entities;
import io.millrace.events.Money;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import io.millrace.events.loop.TouchNames;
import io.millrace.events.wire.proto.ExplainedOrderRecord;
import io.millrace.events.wire.proto.ExplainedPurchaseRecord;
import io.millrace.events.wire.proto.ExplainedTouchRecord;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoopCodecTest {
  private static final ExplainedTouch TOUCH =
      new ExplainedTouch(
          "jd", "shop", 3, 2, Map.of(Model.LAST_TOUCH, new TouchCredit(7, 1_000_000)));
  private static final ExplainedPurchase PURCHASE =
      new ExplainedPurchase(
          "e", 4, Optional.of(new OrderAmount("CNY", 9)), 1, LoopKind.EXTERNAL, List.of(TOUCH), 1);
  private static final ExplainedOrder ORDER =
      new ExplainedOrder(
          5,
          Optional.of(PURCHASE),
          1,
          List.of(new ExplainedRefund("r", 6, new Money("CNY", 2), 2)),
          0);

  /** Records on topics have to stay readable, so these bytes never change. */
  private static final String GOLDEN =
      "0805"
          + "1271"
          + ("0a0165" + "1004" + "1a070a03434e591009" + "22086578" + "7465726e616c")
          + "2a0a6c6173745f746f756368"
          + "2a0b66697273745f746f756368"
          + "2a066c696e656172"
          + "2a0a74696d655f6465636179"
          + "2a08706f736974696f6e"
          + ("321e" + "0a026a64" + "120473686f70" + "1803" + "2002")
          + ("2a050700000000" + "3207c0843d00000000")
          + "3801"
          + "1801"
          + ("2210" + "0a0172" + "1006" + "1a070a03434e591002" + "2002");

  @Test
  void writesAndReadsTheBytesThatAreOnTopicsNow() throws Exception {
    assertThat(HexFormat.of().formatHex(LoopCodec.encode(ORDER))).isEqualTo(GOLDEN);
    assertThat(LoopCodec.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(ORDER);
  }

  @Test
  void theNamesOfTouchesComeBack() throws Exception {
    Optional<String> li = Optional.of("li");
    TouchNames all =
        new TouchNames(
            new Entities(li, Optional.of("11-11"), Optional.of("v-9")),
            Optional.of("search"),
            Optional.of("cn-gd"));
    TouchNames some =
        new TouchNames(
            new Entities(li, Optional.empty(), li), Optional.empty(), Optional.of("cn-gd"));
    List<ExplainedTouch> touches =
        Stream.of(all, TouchNames.NONE, some)
            .map(names -> new ExplainedTouch("jd", "shop", 3, 2, Map.of(), names))
            .toList();
    ExplainedPurchase purchase =
        new ExplainedPurchase("e", 4, Optional.empty(), 0, LoopKind.EXTERNAL, touches, 0);
    ExplainedOrder order = new ExplainedOrder(5, Optional.of(purchase), 0, List.of(), 0);
    assertThat(LoopCodec.decode(LoopCodec.encode(order))).isEqualTo(order);
  }

  @Test
  void readsAnOrderThatHasOnlyRefunds() throws Exception {
    ExplainedOrder order =
        new ExplainedOrder(-5, Optional.empty(), 0, ORDER.refunds(), Integer.MAX_VALUE);
    assertThat(LoopCodec.decode(LoopCodec.encode(order))).isEqualTo(order);
  }

  @Test
  void readsAnUnvaluedPurchaseWithoutTouches() throws Exception {
    ExplainedPurchase unvalued =
        new ExplainedPurchase("e", -4, Optional.empty(), 0, LoopKind.DIRECT, List.of(), 0);
    ExplainedOrder order = new ExplainedOrder(5, Optional.of(unvalued), 0, List.of(), 0);
    assertThat(LoopCodec.decode(LoopCodec.encode(order))).isEqualTo(order);
  }

  @Test
  void passesOverModelsOfLaterVersions() throws Exception {
    ExplainedPurchaseRecord purchase =
        ExplainedPurchaseRecord.newBuilder()
            .setId("e")
            .setKind("closed")
            .addModels("markov")
            .addModels("linear")
            .addTouches(
                ExplainedTouchRecord.newBuilder()
                    .addAmounts(3)
                    .addAmounts(4)
                    .addMicroOrders(0)
                    .addMicroOrders(0))
            .build();
    byte[] later = ExplainedOrderRecord.newBuilder().setPurchase(purchase).build().toByteArray();

    assertThat(LoopCodec.decode(later).purchase().orElseThrow().touches().getFirst().credit())
        .isEqualTo(Map.of(Model.LINEAR, new TouchCredit(4, 0)));
  }

  @Test
  void passesOverFieldsOfLaterVersions() throws Exception {
    byte[] unknown = {(byte) 0xF8, 0x07, 0x01};
    byte[] later = HexFormat.of().parseHex(GOLDEN + HexFormat.of().formatHex(unknown));
    assertThat(LoopCodec.decode(later)).isEqualTo(ORDER);
  }

  @Test
  void refusesWhatIsNoExplanation() {
    byte[] noKind =
        ExplainedOrderRecord.newBuilder()
            .setPurchase(ExplainedPurchaseRecord.newBuilder().setId("e"))
            .build()
            .toByteArray();
    assertThatThrownBy(() -> LoopCodec.decode(noKind)).isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> LoopCodec.decode(new byte[] {0x12}))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void isBounded() {
    List<ExplainedTouch> touches = Collections.nCopies(257, TOUCH);
    assertThatThrownBy(
            () -> new ExplainedPurchase("e", 1, Optional.empty(), 0, LoopKind.CLOSED, touches, 0))
        .isInstanceOf(IllegalArgumentException.class);
    List<ExplainedRefund> refunds = Collections.nCopies(257, ORDER.refunds().getFirst());
    assertThatThrownBy(() -> new ExplainedOrder(1, Optional.empty(), 0, refunds, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
