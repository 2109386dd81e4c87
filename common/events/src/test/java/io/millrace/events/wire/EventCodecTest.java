package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Events;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.wire.proto.AmountRecord;
import io.millrace.events.wire.proto.EventRecord;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  /** Records on topics have to stay readable, so these bytes never change. */
  private static final String GOLDEN_VIEW =
      "0a03652d3118022206646f7579696e2a046c69766530fbfafde7a03482011034"
          + "23a51ec166f1a738940131b50da372";

  private static final String GOLDEN_PURCHASE =
      "0a03652d31182b2206646f7579696e2a046c69766530fbfafde7a0344203762d"
          + "394a067365617263685205636e2d67645a036f2d3162080a03434e5910b2646a"
          + "077b2261223a317d72067365617263687a05636e2d6764820110e1174dea500b"
          + "2cc01f2bf14dc1ee7183a201036c2d31";

  private static final String GOLDEN_DELETED =
      "0a03652d31182b2206646f7579696e2a046c69766530fbfafde7a03482011008"
          + "8831bc7a96c1132d0d301bcd9a97438a01052f73686f709001ffffffff079801"
          + "01";

  private static final String WRITTEN_WITHOUT_TYPE_IN_KEY_VIEW =
      "0a03652d3112105518869ce052b64ff63c32dd03345d5b18022206646f7579696e2a04"
          + "6c69766530fbfafde7a034";

  private static final String WRITTEN_WITHOUT_TYPE_IN_KEY_PURCHASE =
      "0a03652d3112105518869ce052b64ff63c32dd03345d5b182b2206646f7579696e2a04"
          + "6c69766530fbfafde7a0344203762d394a067365617263685205636e2d67645a036f2d"
          + "3162080a03434e5910b2646a077b2261223a317d72067365617263687a05636e2d6764";

  private static final String WRITTEN_UNDECIDED =
      "0a03652d3112105518869ce052b64ff63c32dd03345d5b182b2206646f7579696e2a04"
          + "6c69766530fbfafde7a0344203762d394a067365617263685205636e2d67645a036f2d"
          + "3162080a03434e5910b2646a077b2261223a317d";

  /** A deleted event of a CloudEvent, with the highest version. */
  private static final Event DELETED = new Event.Deleted(deleted());

  private static EventEnvelope deleted() {
    EventEnvelope bare = Events.bare(EventType.PURCHASE);
    return new EventEnvelope(
        bare.id(),
        Optional.of("/shop"),
        EventKey.of("douyin", EventType.PURCHASE, Optional.of("/shop"), bare.id()),
        bare.type(),
        bare.platform(),
        bare.surface(),
        bare.visitor(),
        bare.at(),
        Integer.MAX_VALUE,
        bare.entities(),
        bare.channel(),
        bare.region(),
        bare.properties(),
        bare.sent());
  }

  @Test
  void writesTheBytesThatAreOnTopicsNow() {
    assertThat(hex(Events.bareEvent(EventType.VIEW))).isEqualTo(GOLDEN_VIEW);
    assertThat(hex(Events.fullEvent(EventType.PURCHASE))).isEqualTo(GOLDEN_PURCHASE);
    assertThat(hex(DELETED)).isEqualTo(GOLDEN_DELETED);
  }

  @Test
  void readsTheBytesThatAreOnTopicsNow() throws Exception {
    assertThat(decode(HexFormat.of().parseHex(GOLDEN_VIEW)))
        .isEqualTo(Events.bareEvent(EventType.VIEW));
    assertThat(decode(HexFormat.of().parseHex(GOLDEN_PURCHASE)))
        .isEqualTo(Events.fullEvent(EventType.PURCHASE));
    assertThat(decode(HexFormat.of().parseHex(GOLDEN_DELETED))).isEqualTo(DELETED);
  }

  @Test
  void readsTheBytesOfOlderVersionsAndComputesTheirKeysAgain() throws Exception {
    Event.Purchase full = (Event.Purchase) Events.fullEvent(EventType.PURCHASE);
    Event withoutLine = new Event.Purchase(full.envelope(), full.order(), full.amount());

    assertThat(decode(HexFormat.of().parseHex(WRITTEN_WITHOUT_TYPE_IN_KEY_VIEW)))
        .isEqualTo(Events.bareEvent(EventType.VIEW));
    assertThat(decode(HexFormat.of().parseHex(WRITTEN_WITHOUT_TYPE_IN_KEY_PURCHASE)))
        .isEqualTo(withoutLine);
    assertThat(decode(HexFormat.of().parseHex(WRITTEN_UNDECIDED))).isEqualTo(withoutLine);
  }

  @Test
  void keepsWhatWasSentBesideWhatIsCounted() throws Exception {
    EventEnvelope sent = sent("Word-Of-Mouth", "CN-44", "other", "cn-gd");

    Event read = decode(EventCodec.encode(new Event.Content(sent, OptionalLong.empty())));

    assertThat(read.envelope()).isEqualTo(sent);
  }

  @Test
  void decidesForRecordsThatWereWrittenBeforeItWasDoneAtIngest() throws Exception {
    byte[] undecided =
        EventRecord.parseFrom(EventCodec.encode(Events.bareEvent(EventType.VIEW))).toBuilder()
            .setChannel("beijing-subway")
            .setRegion("CN-44")
            .build()
            .toByteArray();

    EventEnvelope envelope =
        EventCodec.decode(Events.VISITOR, undecided, Catalog.builtIn()).envelope();

    assertThat(envelope.channel()).hasValue("other");
    assertThat(envelope.region()).hasValue("cn-gd");
    assertThat(envelope.sent().channel()).hasValue("beijing-subway");
  }

  private static EventEnvelope sent(
      String channel, String region, String counted, String countedRegion) {
    EventEnvelope bare = Events.bare(EventType.VIEW);
    return new EventEnvelope(
        bare.id(),
        bare.source(),
        bare.key(),
        bare.type(),
        bare.platform(),
        bare.surface(),
        bare.visitor(),
        bare.at(),
        bare.version(),
        bare.entities(),
        Optional.of(counted),
        Optional.of(countedRegion),
        bare.properties(),
        new EventEnvelope.Sent(Optional.of(channel), Optional.of(region)));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void readsWhatItWrote(EventType type) throws Exception {
    for (Event event :
        List.of(Events.bareEvent(type), Events.fullEvent(type), Events.namingEvent(type))) {
      assertThat(decode(EventCodec.encode(event))).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void passesOverFieldsOfLaterVersions(EventType type) throws Exception {
    byte[] known = EventCodec.encode(Events.fullEvent(type));
    byte[] later = {(byte) 0xF2, 0x06, 0x03, 'n', 'e', 'w', (byte) 0xF8, 0x06, 0x2A};
    byte[] both = Arrays.copyOf(known, known.length + later.length);
    System.arraycopy(later, 0, both, known.length, later.length);

    assertThat(decode(both)).isEqualTo(Events.fullEvent(type));
  }

  static Stream<UnaryOperator<EventRecord.Builder>> breaks() {
    return Stream.of(
        EventRecord.Builder::clearId,
        record -> record.setId("i".repeat(129)),
        record -> record.setOrder("o".repeat(129)),
        record -> record.setSurface("s".repeat(41)),
        record -> record.setChannel("c".repeat(41)),
        record -> record.setCountedRegion("r".repeat(41)),
        record -> record.setProperties("p".repeat(RecordBounds.EVENT)),
        record -> record.setEventKey(ByteString.copyFrom(new byte[15])),
        record -> record.setLine("l".repeat(129)),
        record -> record.setSource("s".repeat(257)),
        record -> record.setVersion(-1),
        EventRecord.Builder::clearType,
        record -> record.setType(999),
        EventRecord.Builder::clearPlatform,
        EventRecord.Builder::clearSurface,
        EventRecord.Builder::clearOrder,
        record -> record.setAmount(AmountRecord.newBuilder().setMinor(1)),
        record -> record.setAmount(amount(-1)),
        record -> record.setAmount(amount(100_000_000_000L)));
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void refusesRecordsThatBreakTheContract(UnaryOperator<EventRecord.Builder> broken)
      throws Exception {
    EventRecord.Builder record =
        EventRecord.parseFrom(EventCodec.encode(Events.fullEvent(EventType.PURCHASE))).toBuilder();

    byte[] value = broken.apply(record).build().toByteArray();

    assertThatThrownBy(() -> decode(value)).isInstanceOf(UndecodableException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"REFUND", "TIP", "AD_REVENUE"})
  void refusesMoneyWithoutAnAmount(EventType type) throws Exception {
    byte[] value =
        EventRecord.parseFrom(EventCodec.encode(Events.fullEvent(type))).toBuilder()
            .clearAmount()
            .build()
            .toByteArray();

    assertThatThrownBy(() -> decode(value)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void neverThrowsAnythingElseForRandomBytes() {
    Random random = new Random(42);
    byte[] good = EventCodec.encode(Events.fullEvent(EventType.PURCHASE));
    for (int i = 0; i < 20_000; i++) {
      byte[] value = i % 2 == 0 ? new byte[random.nextInt(40)] : good.clone();
      if (i % 2 == 0) {
        random.nextBytes(value);
      } else {
        value[random.nextInt(value.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(decode(value)).isNotNull();
      } catch (UndecodableException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  private static AmountRecord.Builder amount(long minor) {
    return AmountRecord.newBuilder().setCurrency("CNY").setMinor(minor);
  }

  private static Event decode(byte[] value) throws UndecodableException {
    return EventCodec.decode(Events.VISITOR, value);
  }

  private static String hex(Event event) {
    return HexFormat.of().formatHex(EventCodec.encode(event));
  }
}
