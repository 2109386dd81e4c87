package io.millrace.events.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.Event;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Head;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.wire.proto.AmountRecord;
import io.millrace.events.wire.proto.EventRecord;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Events as the values of {@code millrace.events.*}. The visitor is not in the value: it is the key
 * of the Kafka record.
 */
public final class EventCodec {
  private EventCodec() {}

  /** The value of the event's record; its key is {@code event.head().visitor().toBytes()}. */
  public static byte[] encode(Event event) {
    EventRecord.Builder record = head(event.head());
    switch (event) {
      case Event.Content content -> content.durationMs().ifPresent(record::setDurationMs);
      case Event.Social social -> social.durationMs().ifPresent(record::setDurationMs);
      case Event.Shopping _ -> {}
      case Event.Purchase purchase -> {
        record.setOrder(purchase.order());
        purchase.amount().map(EventCodec::amount).ifPresent(record::setAmount);
      }
      case Event.Refund refund ->
          record.setOrder(refund.order()).setAmount(amount(refund.amount()));
      case Event.Earning earning -> record.setAmount(amount(earning.amount()));
    }
    return record.build().toByteArray();
  }

  /**
   * Reads a record of {@code millrace.events.*}. Unknown fields are passed over.
   *
   * @throws UndecodableException when the bytes are not an event, or one that breaks the contract
   */
  public static Event decode(Visitor visitor, byte[] value) throws UndecodableException {
    try {
      EventRecord record = EventRecord.parseFrom(value);
      return event(head(visitor, record), record);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new UndecodableException("not an event: " + e.getMessage(), e);
    }
  }

  private static EventRecord.Builder head(Head head) {
    EventRecord.Builder record =
        EventRecord.newBuilder()
            .setId(head.id())
            .setKey(ByteString.copyFrom(head.key().toBytes()))
            .setType(head.type().number())
            .setPlatform(head.platform())
            .setSurface(head.surface())
            .setAt(head.at());
    head.item().ifPresent(record::setItem);
    head.channel().ifPresent(record::setChannel);
    head.region().ifPresent(record::setRegion);
    head.properties().ifPresent(record::setProperties);
    return record;
  }

  private static Head head(Visitor visitor, EventRecord record) throws UndecodableException {
    EventType type =
        EventType.ofNumber(record.getType())
            .orElseThrow(() -> new UndecodableException("unknown type " + record.getType()));
    return new Head(
        required("id", record.getId()),
        EventKey.ofBytes(record.getKey().toByteArray()),
        type,
        required("platform", record.getPlatform()),
        required("surface", record.getSurface()),
        visitor,
        record.getAt(),
        optional(record.hasItem(), record.getItem()),
        optional(record.hasChannel(), record.getChannel()),
        optional(record.hasRegion(), record.getRegion()),
        optional(record.hasProperties(), record.getProperties()));
  }

  private static Event event(Head head, EventRecord record) throws UndecodableException {
    return switch (head.type()) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(head, duration(record));
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL ->
          new Event.Social(head, duration(record));
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(head);
      case PURCHASE -> new Event.Purchase(head, order(record), money(record));
      case REFUND -> new Event.Refund(head, order(record), requiredMoney(record));
      case TIP, AD_REVENUE -> new Event.Earning(head, requiredMoney(record));
    };
  }

  private static OptionalLong duration(EventRecord record) {
    return record.hasDurationMs() ? OptionalLong.of(record.getDurationMs()) : OptionalLong.empty();
  }

  private static String order(EventRecord record) throws UndecodableException {
    return required("order", record.getOrder());
  }

  private static Optional<Money> money(EventRecord record) throws UndecodableException {
    if (!record.hasAmount()) {
      return Optional.empty();
    }
    AmountRecord amount = record.getAmount();
    return Optional.of(new Money(required("currency", amount.getCurrency()), amount.getMinor()));
  }

  private static Money requiredMoney(EventRecord record) throws UndecodableException {
    return money(record).orElseThrow(() -> new UndecodableException("no amount"));
  }

  private static AmountRecord amount(Money money) {
    return AmountRecord.newBuilder().setCurrency(money.currency()).setMinor(money.minor()).build();
  }

  private static String required(String field, String text) throws UndecodableException {
    if (text.isEmpty()) {
      throw new UndecodableException("no " + field);
    }
    return text;
  }

  private static Optional<String> optional(boolean present, String text) {
    return present ? Optional.of(text) : Optional.empty();
  }
}
