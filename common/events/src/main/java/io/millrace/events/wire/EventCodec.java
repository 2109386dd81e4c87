package io.millrace.events.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.wire.proto.AmountRecord;
import io.millrace.events.wire.proto.EventRecord;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Converts events to values of {@code millrace.events.*}, and back. The visitor is not in the
 * value: it is the key of the Kafka record.
 */
public final class EventCodec {
  private EventCodec() {}

  /** The value of the event's record. Its key is {@code event.envelope().visitor().toBytes()}. */
  public static byte[] encode(Event event) {
    EventRecord.Builder record = envelope(event.envelope());
    switch (event) {
      case Event.Content content -> content.durationMs().ifPresent(record::setDurationMs);
      case Event.Social social -> social.durationMs().ifPresent(record::setDurationMs);
      case Event.Shopping _ -> {}
      case Event.Purchase purchase -> {
        record.setOrder(purchase.order());
        purchase.line().ifPresent(record::setLine);
        purchase.amount().map(EventCodec::amount).ifPresent(record::setAmount);
      }
      case Event.Refund refund ->
          record.setOrder(refund.order()).setAmount(amount(refund.amount()));
      case Event.Earning earning -> record.setAmount(amount(earning.amount()));
      case Event.Spend spend -> record.setAmount(amount(spend.amount()));
      case Event.Deleted _ -> record.setDeleted(true);
    }
    return RecordBounds.require("an event", record.build().toByteArray(), RecordBounds.EVENT);
  }

  /**
   * Reads a record of {@code millrace.events.*}. Unknown fields are skipped. Older records were
   * written before the ingest service decided the counted channel and region; their channel and
   * region count as they were sent. The key of older records did not contain the type; their key is
   * computed again.
   *
   * @throws UndecodableException when the bytes are not an event, or not a valid one
   */
  public static Event decode(Visitor visitor, byte[] value) throws UndecodableException {
    return decode(visitor, value, sent -> sent, sent -> sent);
  }

  /**
   * Reads a record like {@link #decode(Visitor, byte[])}, but this catalog decides the counted
   * channel and region of older records.
   *
   * @throws UndecodableException when the bytes are not an event, or not a valid one
   */
  public static Event decode(Visitor visitor, byte[] value, Catalog catalog)
      throws UndecodableException {
    return decode(visitor, value, catalog::countedChannel, catalog::countedRegion);
  }

  private static Event decode(
      Visitor visitor, byte[] value, UnaryOperator<String> channels, UnaryOperator<String> regions)
      throws UndecodableException {
    RecordBounds.requireEvent(value);
    try {
      EventRecord record = EventRecord.parseFrom(value);
      return event(envelope(visitor, record, channels, regions), record);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new UndecodableException("not an event: " + e.getMessage(), e);
    }
  }

  private static EventRecord.Builder envelope(EventEnvelope envelope) {
    EventRecord.Builder record =
        EventRecord.newBuilder()
            .setId(envelope.id())
            .setEventKey(ByteString.copyFrom(envelope.key().toBytes()))
            .setType(envelope.type().number())
            .setPlatform(envelope.platform())
            .setSurface(envelope.surface())
            .setAt(envelope.at())
            .setVersion(envelope.version());
    envelope.source().ifPresent(record::setSource);
    envelope.entities().creator().ifPresent(record::setCreator);
    envelope.entities().campaign().ifPresent(record::setCampaign);
    envelope.entities().item().ifPresent(record::setItem);
    envelope.sent().channel().ifPresent(record::setChannel);
    envelope.sent().region().ifPresent(record::setRegion);
    envelope.channel().ifPresent(record::setCountedChannel);
    envelope.region().ifPresent(record::setCountedRegion);
    envelope.properties().ifPresent(record::setProperties);
    return record;
  }

  private static EventEnvelope envelope(
      Visitor visitor,
      EventRecord record,
      UnaryOperator<String> channels,
      UnaryOperator<String> regions)
      throws UndecodableException {
    Optional<String> channel = name("channel", record.hasChannel(), record.getChannel());
    Optional<String> region = name("region", record.hasRegion(), record.getRegion());
    EventType type =
        EventType.ofNumber(record.getType())
            .orElseThrow(() -> new UndecodableException("unknown type " + record.getType()));
    String id = required("id", record.getId(), RecordBounds.TEXT);
    String platform = required("platform", record.getPlatform(), RecordBounds.NAME);
    Optional<String> source =
        optional(record.hasSource(), bounded("source", record.getSource(), RecordBounds.SOURCE));
    return new EventEnvelope(
        id,
        source,
        record.hasEventKey()
            ? EventKey.ofBytes(record.getEventKey().toByteArray())
            : EventKey.of(platform, type, source, id),
        type,
        platform,
        required("surface", record.getSurface(), RecordBounds.NAME),
        visitor,
        record.getAt(),
        record.getVersion(),
        entities(record),
        name("channel", record.hasCountedChannel(), record.getCountedChannel())
            .or(() -> channel.map(channels)),
        name("region", record.hasCountedRegion(), record.getCountedRegion())
            .or(() -> region.map(regions)),
        optional(record.hasProperties(), record.getProperties()),
        new EventEnvelope.Sent(channel, region));
  }

  private static Event event(EventEnvelope envelope, EventRecord record)
      throws UndecodableException {
    if (record.getDeleted()) {
      return new Event.Deleted(envelope);
    }
    return switch (envelope.type()) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(envelope, duration(record));
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL ->
          new Event.Social(envelope, duration(record));
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(envelope);
      case PURCHASE -> new Event.Purchase(envelope, order(record), line(record), money(record));
      case REFUND -> new Event.Refund(envelope, order(record), requiredMoney(record));
      case TIP, AD_REVENUE -> new Event.Earning(envelope, requiredMoney(record));
      case SPEND -> new Event.Spend(envelope, requiredMoney(record));
    };
  }

  private static Entities entities(EventRecord record) throws UndecodableException {
    return new Entities(
        entity("creator", record.hasCreator(), record.getCreator()),
        entity("campaign", record.hasCampaign(), record.getCampaign()),
        entity("item", record.hasItem(), record.getItem()));
  }

  private static Optional<String> entity(String field, boolean present, String id)
      throws UndecodableException {
    return optional(present && !id.isEmpty(), bounded(field, id, RecordBounds.ENTITY));
  }

  private static OptionalLong duration(EventRecord record) {
    return record.hasDurationMs() ? OptionalLong.of(record.getDurationMs()) : OptionalLong.empty();
  }

  private static String order(EventRecord record) throws UndecodableException {
    return required("order", record.getOrder(), RecordBounds.TEXT);
  }

  private static Optional<String> line(EventRecord record) throws UndecodableException {
    return optional(record.hasLine(), bounded("line", record.getLine(), RecordBounds.TEXT));
  }

  private static Optional<Money> money(EventRecord record) throws UndecodableException {
    if (!record.hasAmount()) {
      return Optional.empty();
    }
    AmountRecord amount = record.getAmount();
    return Optional.of(
        new Money(
            required("currency", amount.getCurrency(), RecordBounds.NAME), amount.getMinor()));
  }

  private static Money requiredMoney(EventRecord record) throws UndecodableException {
    return money(record).orElseThrow(() -> new UndecodableException("no amount"));
  }

  private static AmountRecord amount(Money money) {
    return AmountRecord.newBuilder().setCurrency(money.currency()).setMinor(money.minor()).build();
  }

  private static String required(String field, String text, int most) throws UndecodableException {
    if (text.isEmpty()) {
      throw new UndecodableException("no " + field);
    }
    return bounded(field, text, most);
  }

  private static Optional<String> name(String field, boolean present, String text)
      throws UndecodableException {
    return optional(present, bounded(field, text, RecordBounds.NAME));
  }

  private static String bounded(String field, String text, int most) throws UndecodableException {
    if (text.length() > most) {
      throw new UndecodableException(
          "%s has %d characters, at most %d".formatted(field, text.length(), most));
    }
    return text;
  }

  private static Optional<String> optional(boolean present, String text) {
    return present ? Optional.of(text) : Optional.empty();
  }
}
