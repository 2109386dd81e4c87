package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Events;
import io.millrace.events.Money;
import io.millrace.events.catalog.CatalogBounds;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import io.millrace.events.loop.TouchNames;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.proto.DeadLetterRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Computes the limits of records again, from the limits of the contract and of the largest catalog.
 */
class RecordBoundsTest {
  private static final int MONGODB_DOCUMENT = 16 << 20;
  private static final int CODE_POINT = 4;
  private static final String NAME = "n".repeat(RecordBounds.NAME);
  private static final String WIDE = "\uD83D\uDE00";
  private static final long MOST = Money.LIMIT - 1;

  @Test
  void everyTopicTakesTwiceTheLongestRecord() {
    List<Topic> topics = new ArrayList<>(Topics.events());
    topics.addAll(
        List.of(
            Topics.SUMMARIES, Topics.LOOPS, Topics.TERMS, Topics.DEAD_LETTERS, Topics.IDENTITIES));
    assertThat(topics)
        .extracting(topic -> topic.settings().get(Topic.MAX_MESSAGE_BYTES))
        .containsOnly(Integer.toString(2 * RecordBounds.MOST));
    assertThat(RecordBounds.PAGE + entry() + NAME.length()).isLessThan(RecordBounds.MOST);
    assertThat(RecordBounds.CHANGES).isLessThan(RecordBounds.MOST);
    assertThat(RecordBounds.EXPLAINED).isLessThan(RecordBounds.MOST);
    assertThat(RecordBounds.EVENT).isLessThan(RecordBounds.MOST);
  }

  @Test
  void aDocumentOfFullPagesIsWhatMongoDbTakes() {
    for (Grain grain : List.of(Grain.MINUTE, Grain.HOUR)) {
      long width = grain == Grain.MINUTE ? 60_000 : 3_600_000;
      long cells = KeepPeriods.together(grain).toMillis() / width;
      assertThat(cells * (RecordBounds.PAGE + entry() + 100)).isLessThan(MONGODB_DOCUMENT);
    }
  }

  @Test
  void theWidestEntryIsAsLongAsIsSaid() {
    Map<Measure, Long> values = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String name = "n" + i;
      values.put(Measure.of(Metric.CREDIT_IN, name, name, name, name), Long.MIN_VALUE);
    }
    int names = 20_000 * (2 + "n20000".length());
    int length = CellCodec.encode(new CellState(0, false, values)).length;
    assertThat((length - names) / 20_000).isLessThanOrEqualTo(entry());
  }

  @Test
  void theWorstChangesTravelInPartsThatKeepTheBoundAndAddUp() throws Exception {
    Map<Measure, Long> differences = worstCredit();
    List<byte[]> parts = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(Long.MAX_VALUE, parts::add);
    writer.window(Optional.empty(), Long.MIN_VALUE);
    differences.forEach(writer::add);
    writer.window(Optional.of(Grain.MONTH), 0);
    differences.forEach(writer::add);
    writer.end();

    Map<Measure, Long> sums = new HashMap<>();
    int longest = 0;
    for (byte[] part : parts) {
      longest = Math.max(longest, part.length);
      for (ChangesReader.Window window : ChangesReader.read(part).windows()) {
        window.forEachChange((key, delta) -> sums.merge(Measure.copyOf(key), delta, Long::sum));
      }
    }
    System.out.printf("changes: %d parts, longest %d bytes%n", parts.size(), longest);
    assertThat(longest).isBetween(RecordBounds.CHANGES / 2, RecordBounds.CHANGES);
    Map<Measure, Long> twice = new HashMap<>();
    differences.forEach((measure, delta) -> twice.put(measure, 2 * delta));
    assertThat(sums).isEqualTo(twice);
  }

  @Test
  void smallChangesTravelAsOne() {
    List<byte[]> parts = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(7, parts::add);
    for (long start = 0; start < 2; start++) {
      writer.window(Optional.empty(), start);
      writer.add(Measure.of(Metric.OPENS), 1);
    }
    writer.end();
    assertThat(parts).hasSize(1);
  }

  @Test
  void theLongestExplainedOrderKeepsTheBound() {
    Map<Model, TouchCredit> credit = new EnumMap<>(Model.class);
    for (Model model : Model.values()) {
      credit.put(model, new TouchCredit(MOST, 1_000_000));
    }
    List<ExplainedTouch> touches = new ArrayList<>();
    for (int i = 0; i < ExplainedPurchase.MOST_TOUCHES; i++) {
      TouchNames names = longestNames(i % ExplainedPurchase.MOST_NAMES);
      touches.add(new ExplainedTouch(NAME, NAME, Long.MIN_VALUE, Integer.MAX_VALUE, credit, names));
    }
    String id = WIDE.repeat(RecordBounds.TEXT / 2);
    Money money = new Money(NAME, MOST);
    ExplainedRefund refund = new ExplainedRefund(id, Long.MIN_VALUE, money, MOST);
    ExplainedPurchase purchase =
        new ExplainedPurchase(
            id,
            Long.MIN_VALUE,
            Optional.of(new OrderAmount(NAME, MOST * 256)),
            256,
            LoopKind.EXTERNAL,
            touches,
            Integer.MAX_VALUE);
    byte[] bytes =
        LoopCodec.encode(
            new ExplainedOrder(
                Long.MIN_VALUE,
                Optional.of(purchase),
                Integer.MAX_VALUE,
                Collections.nCopies(ExplainedOrder.MOST_REFUNDS, refund),
                Integer.MAX_VALUE));
    System.out.printf("explained order: longest %d bytes%n", bytes.length);
    assertThat(bytes.length).isLessThanOrEqualTo(RecordBounds.EXPLAINED);
  }

  private static TouchNames longestNames(int number) {
    String digits = "%02d".formatted(number);
    String id = WIDE.repeat(Entity.MOST - 3) + digits;
    String name = "n".repeat(RecordBounds.NAME - 3) + digits;
    return new TouchNames(
        new Entities(Optional.of(id + "a"), Optional.of(id + "b"), Optional.of(id + "c")),
        Optional.of(name + "d"),
        Optional.of(name + "e"));
  }

  @Test
  void theLongestEventKeepsTheBound() {
    String longest = WIDE.repeat(128);
    EventEnvelope envelope =
        new EventEnvelope(
                WIDE.repeat(RecordBounds.TEXT / 2),
                new EventKey(-1, -1),
                EventType.PURCHASE,
                NAME,
                NAME,
                Events.VISITOR,
                Long.MIN_VALUE,
                Optional.of(longest),
                Optional.of(NAME),
                Optional.of(NAME),
                Optional.of("p".repeat(2_048)))
            .withEntities(
                new Entities(Optional.of(longest), Optional.of(longest), Optional.of(longest)));
    byte[] bytes =
        EventCodec.encode(
            new Event.Purchase(
                envelope, WIDE.repeat(RecordBounds.TEXT / 2), Optional.of(new Money("CNY", MOST))));
    System.out.printf("event: longest %d bytes%n", bytes.length);
    assertThat(longest.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSize(128 * CODE_POINT);
    // Half of the limit is reserved for fields of later versions.
    assertThat(bytes.length).isLessThan(RecordBounds.EVENT / 2);
  }

  @Test
  void aDeadLetterCarriesTheHeadOfARecordAndHowLongItWas() throws Exception {
    byte[] bytes =
        DeadLetterCodec.encode(
            "millrace.events.content",
            3,
            17,
            "\u4e2d".repeat(5_000),
            new byte[2_000],
            new byte[5_000_000]);
    DeadLetterRecord letter = DeadLetterRecord.parseFrom(bytes);
    assertThat(bytes.length).isLessThan(RecordBounds.MOST / 4);
    assertThat(letter.getValue().size()).isEqualTo(RecordBounds.BURIED_VALUE);
    assertThat(letter.getValueBytes()).isEqualTo(5_000_000);
    assertThat(letter.getKey().size()).isEqualTo(RecordBounds.BURIED_TEXT);
    assertThat(letter.getKeyBytes()).isEqualTo(2_000);
    assertThat(letter.getReason()).startsWith("\u4e2d\u4e2d").hasSizeLessThan(400);
    assertThat(letter.getCut()).isTrue();
  }

  @Test
  void aShortDeadLetterIsWhole() throws Exception {
    DeadLetterRecord letter =
        DeadLetterRecord.parseFrom(
            DeadLetterCodec.encode("t", 0, 0, "why", null, new byte[] {1, 2}));
    assertThat(letter.getCut()).isFalse();
    assertThat(letter.getValueBytes()).isEqualTo(2);
    assertThat(letter.hasKey()).isFalse();
  }

  @Test
  void whatWouldBeLongerThanPromisedIsNotWritten() {
    ChangesWriter writer = new ChangesWriter(0, _ -> {});
    writer.window(Optional.empty(), 0);
    writer.add(Measure.of(Metric.EVENTS, "x".repeat(RecordBounds.CHANGES)), 1);
    assertThatThrownBy(writer::end)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the limit is " + RecordBounds.CHANGES);
  }

  /** The most credit of one currency, on the platform that the largest catalog makes widest. */
  private static Map<Measure, Long> worstCredit() {
    Map<Measure, Long> differences = new HashMap<>();
    for (Model model : Model.values()) {
      for (int i = 0; i < CatalogBounds.SURFACES; i++) {
        String platform = named("p", i % CatalogBounds.PLATFORMS);
        differences.put(
            Measure.of(Metric.CREDIT_IN, model.id(), platform, named("s", i), "CNY"), -MOST);
      }
      for (int i = 0; i < CatalogBounds.SURFACES_OF_ONE * CatalogBounds.PLATFORMS; i++) {
        String platform = named("p", i / CatalogBounds.SURFACES_OF_ONE);
        String surface = named("s", i % CatalogBounds.SURFACES_OF_ONE);
        differences.put(Measure.of(Metric.CREDIT_OUT, model.id(), surface, platform, "CNY"), -MOST);
      }
    }
    return differences;
  }

  private static String named(String prefix, int number) {
    String name = prefix + number;
    return name + "-".repeat(RecordBounds.NAME - name.length());
  }

  /**
   * The bytes of an entry: tags, lengths, metric, four indexes of names of three bytes, the number.
   */
  private static int entry() {
    return 1 + 1 + 2 + 2 + 4 * 3 + 1 + Long.BYTES;
  }
}
